package org.countersign.domain.x509;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One purpose of the extKeyUsage extension (RFC 5280, 4.2.1.12), by object identifier.
 *
 * @param oid dotted, at most 128 characters
 */
public record ExtendedKeyUsage(String oid) {

  public static final ExtendedKeyUsage SERVER_AUTH = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.1");
  public static final ExtendedKeyUsage CLIENT_AUTH = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.2");
  public static final ExtendedKeyUsage CODE_SIGNING = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.3");
  public static final ExtendedKeyUsage EMAIL_PROTECTION = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.4");
  public static final ExtendedKeyUsage TIME_STAMPING = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.8");
  public static final ExtendedKeyUsage OCSP_SIGNING = new ExtendedKeyUsage("1.3.6.1.5.5.7.3.9");

  /** Any purpose (anyExtendedKeyUsage); it has no name in the REST contract. */
  public static final ExtendedKeyUsage ANY = new ExtendedKeyUsage("2.5.29.37.0");

  /** The purposes that have a name in the REST contract. */
  public static final List<ExtendedKeyUsage> NAMED =
      List.of(
          CLIENT_AUTH, SERVER_AUTH, CODE_SIGNING, EMAIL_PROTECTION, OCSP_SIGNING, TIME_STAMPING);

  public ExtendedKeyUsage {
    if (!ObjectIdentifierText.isDotted(oid)) {
      throw new IllegalArgumentException("extended key usage is not a dotted object identifier");
    }
  }

  /** The name in the REST contract; an unnamed purpose is written as its dotted identifier. */
  public String wireName() {
    return switch (oid) {
      case "1.3.6.1.5.5.7.3.1" -> "server_auth";
      case "1.3.6.1.5.5.7.3.2" -> "client_auth";
      case "1.3.6.1.5.5.7.3.3" -> "code_signing";
      case "1.3.6.1.5.5.7.3.4" -> "email_protection";
      case "1.3.6.1.5.5.7.3.8" -> "time_stamping";
      case "1.3.6.1.5.5.7.3.9" -> "ocsp_signing";
      default -> oid;
    };
  }

  /** Every name, and what else can be said, for messages. */
  public static String known() {
    return NAMED.stream().map(ExtendedKeyUsage::wireName).collect(Collectors.joining(", "))
        + " or a dotted object identifier";
  }

  /** Reads a name of the REST contract or a dotted identifier; empty when it is neither. */
  public static Optional<ExtendedKeyUsage> ofWireName(String text) {
    for (ExtendedKeyUsage usage : NAMED) {
      if (usage.wireName().equals(text)) {
        return Optional.of(usage);
      }
    }
    return ObjectIdentifierText.isDotted(text)
        ? Optional.of(new ExtendedKeyUsage(text))
        : Optional.empty();
  }
}
