package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The nine alternatives of GeneralName (RFC 5280, 4.2.1.6); the ordinal of each is its context tag
 * there.
 */
public enum GeneralNameKind {
  OTHER_NAME("otherName", false),
  EMAIL("email", true),
  DNS_NAME("dns_name", true),
  X400_ADDRESS("x400Address", false),
  DIRECTORY_NAME("directoryName", false),
  EDI_PARTY_NAME("ediPartyName", false),
  URI("uri", true),
  IP_ADDRESS("ip_address", true),
  REGISTERED_ID("registeredID", false);

  private final String wireName;
  private final boolean issuable;

  GeneralNameKind(String wireName, boolean issuable) {
    this.wireName = wireName;
    this.issuable = issuable;
  }

  /** The context tag in GeneralName. */
  public int tag() {
    return ordinal();
  }

  /** The name in the REST contract for those that can be issued, the RFC's own for the others. */
  public String wireName() {
    return wireName;
  }

  /** The name in policies; that of a kind which can be issued is its {@link #wireName}. */
  public String policyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name of policies; any kind has one. */
  public static Optional<GeneralNameKind> ofPolicyName(String policyName) {
    return Arrays.stream(values()).filter(kind -> kind.policyName().equals(policyName)).findFirst();
  }

  /** Whether Countersign puts such a name into a certificate at all. */
  public boolean issuable() {
    return issuable;
  }

  public static Optional<GeneralNameKind> ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.issuable && kind.wireName.equals(wireName))
        .findFirst();
  }
}
