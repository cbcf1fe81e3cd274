package org.countersign.domain.policy.pattern;

import java.util.Optional;
import org.countersign.domain.x509.Rfc822Name;

/**
 * Whether any mailbox matches a pattern.
 *
 * <p>A mailbox has one at sign. Where a pattern has none, one of its stars stands for it and for
 * what is beside it: each is tried.
 */
final class MailboxPatternForm {

  private MailboxPatternForm() {}

  /**
   * Why no mailbox matches; empty when one does.
   *
   * @param pattern in the spelling in which it is compared
   */
  static Optional<String> defect(String pattern) {
    int at = pattern.lastIndexOf('@');
    if (at >= 0) {
      return defect(pattern.substring(0, at), pattern.substring(at + 1));
    }
    Optional<String> defect = Optional.of("it has no '@', and no '*' that could stand for it");
    for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', star + 1)) {
      defect = defect(pattern.substring(0, star + 1), pattern.substring(star));
      if (defect.isEmpty()) {
        return defect;
      }
    }
    return defect;
  }

  private static Optional<String> defect(String local, String domain) {
    Optional<String> ofLocal = Rfc822Name.read(shortest(local) + "@a").defect();
    return ofLocal.isPresent()
        ? ofLocal
        : DnsPatternForm.defect(domain, false).map(d -> "its domain is no DNS name: " + d);
  }

  /**
   * A local part with as little as can be in the place of its stars: nothing, but where a dot would
   * have nothing beside it. If any suits, this does.
   */
  private static String shortest(String local) {
    StringBuilder filled = new StringBuilder(local.length());
    for (int i = 0; i < local.length(); i++) {
      if (local.charAt(i) != '*') {
        filled.append(local.charAt(i));
      } else if (isBare(filled) && (i + 1 == local.length() || local.charAt(i + 1) == '.')) {
        filled.append('a');
      }
    }
    return filled.toString();
  }

  private static boolean isBare(StringBuilder before) {
    return before.isEmpty() || before.charAt(before.length() - 1) == '.';
  }
}
