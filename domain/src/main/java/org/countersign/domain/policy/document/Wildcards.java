package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.GeneralNameKind;

/** Whether a rule for DNS names permits wildcard names (RFC 6125, 6.4.3), whatever its patterns. */
public enum Wildcards {
  ALLOWED,
  DENIED;

  /** The word in a policy. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What an entry says, given that {@link #check} finds no error in it; allowed when it says
   * nothing.
   */
  static Wildcards of(PolicyDocument.Values entry) {
    return ofWireName(entry.wildcards()).orElse(ALLOWED);
  }

  private static Optional<Wildcards> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName().equals(wireName)).findFirst();
  }

  /** Only DNS names have wildcards: said of anything else, the member would mean nothing. */
  public static List<FieldError> check(PolicyDocument document) {
    List<FieldError> errors = new ArrayList<>();
    check("subject", document.subject(), errors);
    check("sans", document.sans(), errors);
    return errors;
  }

  private static void check(
      String section, List<PolicyDocument.Values> entries, List<FieldError> errors) {
    for (int i = 0; entries != null && i < entries.size(); i++) {
      PolicyDocument.Values entry = entries.get(i);
      if (entry != null && entry.wildcards() != null) {
        String path = section + "." + i + ".wildcards";
        boolean ofDnsNames =
            section.equals("sans") && GeneralNameKind.DNS_NAME.wireName().equals(entry.type());
        if (!ofDnsNames) {
          errors.add(
              new FieldError(
                  FieldError.CUSTOM, path, "wildcards can be set for dns_name SANs only"));
        } else if (ofWireName(entry.wildcards()).isEmpty()) {
          errors.add(
              new FieldError(
                  FieldError.INVALID_ENUM_VALUE, path, "wildcards must be 'allowed' or 'denied'"));
        }
      }
    }
  }
}
