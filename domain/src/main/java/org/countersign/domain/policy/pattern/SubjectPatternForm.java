package org.countersign.domain.policy.pattern;

import java.util.Optional;
import org.countersign.domain.x509.AttributeSyntax;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Whether any value of a subject attribute matches a pattern. A type with a form of its own has a
 * line here; all others take what their string types have.
 */
final class SubjectPatternForm {

  private SubjectPatternForm() {}

  /**
   * Why no value matches; empty when one may.
   *
   * @param pattern in the spelling in which it is compared
   */
  static Optional<String> defect(SubjectAttributeType type, String pattern) {
    if (type.equals(SubjectAttributeType.COUNTRY)) {
      return countryDefect(pattern);
    }
    boolean ascii =
        type.syntax() == AttributeSyntax.PRINTABLE_STRING
            || type.syntax() == AttributeSyntax.IA5_STRING;
    Optional<String> defect = ascii ? asciiDefect(type, pattern) : Optional.empty();
    return defect.or(() -> formDefect(type, pattern));
  }

  private static Optional<String> formDefect(SubjectAttributeType type, String pattern) {
    if (type.equals(SubjectAttributeType.DOMAIN_COMPONENT)) {
      return DnsPatternForm.defect(pattern + ".a", false);
    }
    return type.equals(SubjectAttributeType.EMAIL_ADDRESS)
        ? MailboxPatternForm.defect(pattern)
        : Optional.empty();
  }

  /** Of such strings each character is compared as one. */
  private static Optional<String> asciiDefect(SubjectAttributeType type, String pattern) {
    int least = pattern.replace("*", "").length();
    if (least > type.maxCharacters()) {
      return Optional.of(
          "a value that matches has "
              + least
              + " characters or more; "
              + type.maxCharacters()
              + " are allowed");
    }
    boolean printable = type.syntax() == AttributeSyntax.PRINTABLE_STRING;
    return pattern
        .codePoints()
        .filter(c -> c != '*' && !(printable ? StringType.isPrintable(c) : c < 0x7f))
        .mapToObj(
            c ->
                "it holds '"
                    + Character.toString(c)
                    + "', which "
                    + (printable ? "PrintableString" : "IA5String")
                    + " does not have")
        .findFirst();
  }

  /** Two letters (ISO 3166-1). */
  private static Optional<String> countryDefect(String pattern) {
    String letters = pattern.replace("*", "");
    boolean areLetters = letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    boolean fit = letters.length() == 2 || letters.length() < 2 && pattern.indexOf('*') >= 0;
    return areLetters && fit
        ? Optional.empty()
        : Optional.of("a country is two letters (ISO 3166-1)");
  }
}
