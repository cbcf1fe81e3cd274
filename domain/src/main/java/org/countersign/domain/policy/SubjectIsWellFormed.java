package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Each attribute of the subject is one that can be issued and holds a value that RFC 5280 lets it
 * hold (4.1.2.4 and appendix A.1): of PrintableString or UTF8String, a country of PrintableString,
 * not empty, within its upper bound, with no invisible character.
 */
record SubjectIsWellFormed() implements PolicyRule {

  /** How people call the attributes that a CSR most often has besides those that can be issued. */
  private static final Map<String, String> WELL_KNOWN =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
          Map.entry("0.9.2342.19200300.100.1.25", "domainComponent"),
          Map.entry("0.9.2342.19200300.100.1.1", "userId"),
          Map.entry("2.5.4.4", "surname"),
          Map.entry("2.5.4.5", "serialNumber"),
          Map.entry("2.5.4.9", "streetAddress"),
          Map.entry("2.5.4.12", "title"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.42", "givenName"),
          Map.entry("2.5.4.46", "dnQualifier"),
          Map.entry("2.5.4.97", "organizationIdentifier"));

  private static final String SUPPORTED =
      Arrays.stream(SubjectAttributeType.values())
          .map(SubjectAttributeType::wireName)
          .collect(Collectors.joining(", "));

  /**
   * Joiners change how neighbours are written, in Persian or Hindi names for one, and hide nothing.
   */
  private static final List<Integer> JOINERS = List.of(0x200c, 0x200d);

  @Override
  public List<Violation> violations(Asked asked) {
    List<Violation> violations = new ArrayList<>();
    for (Asked.Value value : asked.subject()) {
      if (value.type().isEmpty()) {
        violations.add(unsupported(value));
      } else {
        stringType(value, value.type().get()).ifPresent(violations::add);
        content(value, value.type().get()).ifPresent(violations::add);
      }
    }
    return violations;
  }

  private static Violation unsupported(Asked.Value value) {
    String oid = value.attribute().oid();
    String name =
        Optional.ofNullable(WELL_KNOWN.get(oid)).map(known -> known + " (" + oid + ")").orElse(oid);
    return ViolationCode.SUBJECT_ATTRIBUTE_UNSUPPORTED.beyondPolicy(
        value.field(),
        value.attribute().value(),
        "Subject attribute " + name + " is not supported. Supported: " + SUPPORTED);
  }

  private static Optional<Violation> stringType(Asked.Value value, SubjectAttributeType type) {
    boolean country = type == SubjectAttributeType.COUNTRY;
    StringType encoded = value.attribute().stringType();
    if (encoded == StringType.PRINTABLE || encoded == StringType.UTF8 && !country) {
      return Optional.empty();
    }
    String expected = country ? "PrintableString is" : "PrintableString or UTF8String are";
    return Optional.of(
        ViolationCode.SUBJECT_STRING_TYPE.beyondPolicy(
            value.field(),
            value.attribute().value(),
            named(value, type)
                + " is encoded as "
                + asn1Name(encoded)
                + "; "
                + expected
                + " supported (RFC 5280, 4.1.2.4)"));
  }

  private static Optional<Violation> content(Asked.Value value, SubjectAttributeType type) {
    String text = value.attribute().value();
    int length = text.codePointCount(0, text.length());
    Optional<Integer> unfit = text.codePoints().filter(c -> !fits(c, value)).boxed().findFirst();
    if (text.isBlank()) {
      return found(ViolationCode.SUBJECT_VALUE_EMPTY, value, type.wireName() + " value is empty");
    }
    if (unfit.isPresent()) {
      return found(
          ViolationCode.SUBJECT_VALUE_CHARACTER,
          value,
          named(value, type) + " contains " + unfit(unfit.get(), value));
    }
    if (type == SubjectAttributeType.COUNTRY && !isTwoLetters(text)) {
      return found(
          ViolationCode.SUBJECT_COUNTRY_INVALID,
          value,
          named(value, type) + " is not a country code of two upper-case letters (ISO 3166-1)");
    }
    if (length > type.maxCharacters()) {
      return found(
          ViolationCode.SUBJECT_VALUE_TOO_LONG,
          value,
          named(value, type)
              + " has "
              + length
              + " characters; at most "
              + type.maxCharacters()
              + " are allowed (RFC 5280, appendix A.1)");
    }
    return Optional.empty();
  }

  private static Optional<Violation> found(ViolationCode code, Asked.Value value, String message) {
    return Optional.of(code.beyondPolicy(value.field(), value.attribute().value(), message));
  }

  private static String named(Asked.Value value, SubjectAttributeType type) {
    return type.wireName() + " value " + Shown.quoted(value.attribute().value());
  }

  private static boolean fits(int character, Asked.Value value) {
    return value.attribute().stringType() == StringType.PRINTABLE
        ? isPrintable(character)
        : Shown.isVisible(character) && character != 0xfffd || JOINERS.contains(character);
  }

  private static String unfit(int character, Asked.Value value) {
    String shown =
        Shown.isVisible(character)
            ? "'" + Character.toString(character) + "'"
            : Shown.escape(character);
    boolean printable = value.attribute().stringType() == StringType.PRINTABLE;
    return printable && character >= ' ' && character != 0x7f
        ? shown + ", which PrintableString does not have (X.680, 41.4)"
        : "the control or invisible character " + shown;
  }

  /** X.680, 41.4. */
  private static boolean isPrintable(int c) {
    return isLetter(c) || c >= '0' && c <= '9' || " '()+,-./:=?".indexOf(c) >= 0;
  }

  private static boolean isTwoLetters(String text) {
    return text.length() == 2 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private static String asn1Name(StringType type) {
    return switch (type) {
      case PRINTABLE -> "PrintableString";
      case UTF8 -> "UTF8String";
      case IA5 -> "IA5String";
      case TELETEX -> "TeletexString";
      case BMP -> "BMPString";
      case UNIVERSAL -> "UniversalString";
      case NUMERIC -> "NumericString";
      case VISIBLE -> "VisibleString";
    };
  }
}
