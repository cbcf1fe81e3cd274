package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.SubjectAttributeRule;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.AttributeSyntax;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Each attribute of the subject is one that can be issued and holds a value that it can hold (RFC
 * 5280, 4.1.2.4 and appendix A.1; X.520): of a string type of its syntax, not empty, within its
 * upper bound, with no invisible character, in the form that its type has.
 *
 * <p>Issued are the attributes that have a name, and any other that the policy names by its object
 * identifier.
 */
public record SubjectIsWellFormed(List<SubjectAttributeRule> rules) implements PolicyRule {

  /** How people call the attributes that a CSR most often has besides those that have a name. */
  private static final Map<String, String> WELL_KNOWN =
      Map.ofEntries(
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.41", "name"),
          Map.entry("2.5.4.43", "initials"),
          Map.entry("2.5.4.44", "generationQualifier"),
          Map.entry("2.5.4.46", "dnQualifier"),
          Map.entry("2.5.4.65", "pseudonym"),
          Map.entry("1.2.840.113549.1.9.8", "unstructuredAddress"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionLocality"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionState"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionCountry"));

  private static final String SUPPORTED =
      SubjectAttributeType.NAMED.stream()
          .map(SubjectAttributeType::wireName)
          .collect(Collectors.joining(", "));

  /**
   * Joiners change how neighbours are written, in Persian or Hindi names for one, and hide nothing.
   */
  private static final List<Integer> JOINERS = List.of(0x200c, 0x200d);

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Value value : asked.subject()) {
      if (isIssued(value.type())) {
        stringType(value).ifPresent(violations::add);
        content(value).ifPresent(violations::add);
      } else {
        violations.add(unsupported(value));
      }
    }
    return violations;
  }

  private boolean isIssued(SubjectAttributeType type) {
    return type.isNamed() || SubjectAttributeRule.indexOf(rules, type) >= 0;
  }

  private static Violation unsupported(ComparableRequest.Value value) {
    String oid = value.attribute().oid();
    String name =
        Optional.ofNullable(WELL_KNOWN.get(oid)).map(known -> known + " (" + oid + ")").orElse(oid);
    return ViolationCode.SUBJECT_ATTRIBUTE_UNSUPPORTED.beyondPolicy(
        value.field(),
        value.attribute().value(),
        "Subject attribute "
            + name
            + " is not supported. Supported: "
            + SUPPORTED
            + ", and any that the policy names by its object identifier");
  }

  private static Optional<Violation> stringType(ComparableRequest.Value value) {
    StringType encoded = value.attribute().stringType();
    AttributeSyntax syntax = value.type().syntax();
    if (syntax.has(encoded)) {
      return Optional.empty();
    }
    return Optional.of(
        ViolationCode.SUBJECT_STRING_TYPE.beyondPolicy(
            value.field(),
            value.attribute().value(),
            named(value)
                + " is encoded as "
                + asn1Name(encoded)
                + "; "
                + expected(syntax)
                + " supported ("
                + (value.type().isNamed() ? clause(syntax) : "RFC 5280, 4.1.2.4")
                + ")"));
  }

  private static String expected(AttributeSyntax syntax) {
    return switch (syntax) {
      case DIRECTORY_STRING -> "PrintableString or UTF8String are";
      case PRINTABLE_STRING -> "PrintableString is";
      case IA5_STRING -> "IA5String is";
      case PKCS9_STRING -> "PrintableString, UTF8String or IA5String are";
    };
  }

  private static String clause(AttributeSyntax syntax) {
    return switch (syntax) {
      case DIRECTORY_STRING, PRINTABLE_STRING -> "RFC 5280, 4.1.2.4";
      case IA5_STRING -> "RFC 5280, appendix A.1";
      case PKCS9_STRING -> "RFC 2985, appendix A";
    };
  }

  private static Optional<Violation> content(ComparableRequest.Value value) {
    SubjectAttributeType type = value.type();
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
          named(value) + " contains " + unfit(unfit.get(), value));
    }
    if (type.equals(SubjectAttributeType.COUNTRY) && !isTwoLetters(text)) {
      return found(
          ViolationCode.SUBJECT_COUNTRY_INVALID,
          value,
          named(value) + " is not a country code of two upper-case letters (ISO 3166-1)");
    }
    if (length > type.maxCharacters()) {
      return found(
          ViolationCode.SUBJECT_VALUE_TOO_LONG,
          value,
          named(value)
              + " has "
              + length
              + " characters; at most "
              + type.maxCharacters()
              + " are allowed ("
              + bound(type)
              + ")");
    }
    return type.defect(text).flatMap(defect -> malformed(value, defect));
  }

  private static String bound(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "domain_component" -> "RFC 1035, 2.3.4";
      case "street_address", "postal_code", "given_name", "surname" -> "X.520, annex C";
      case "user_id" -> "RFC 1274, 9.3.1";
      case "unstructured_name" -> "RFC 2985, appendix A";
      default ->
          type.isNamed() && !type.equals(SubjectAttributeType.ORGANIZATION_IDENTIFIER)
              ? "RFC 5280, appendix A.1"
              : "no standard sets a bound; this one is Countersign's";
    };
  }

  private static Optional<Violation> malformed(ComparableRequest.Value value, String defect) {
    String form =
        value.type().equals(SubjectAttributeType.DOMAIN_COMPONENT)
            ? " is not one label of a DNS name (RFC 4519, 2.4): "
            : " is not a mailbox: ";
    return found(
        ViolationCode.SUBJECT_VALUE_MALFORMED,
        value,
        named(value) + form + QuotedText.escaped(defect));
  }

  private static Optional<Violation> found(
      ViolationCode code, ComparableRequest.Value value, String message) {
    return Optional.of(code.beyondPolicy(value.field(), value.attribute().value(), message));
  }

  private static String named(ComparableRequest.Value value) {
    return value.type().wireName() + " value " + QuotedText.quoted(value.attribute().value());
  }

  private static boolean fits(int character, ComparableRequest.Value value) {
    return switch (value.attribute().stringType()) {
      case PRINTABLE -> StringType.isPrintable(character);
      case IA5 -> character >= ' ' && character < 0x7f;
      case UTF8, TELETEX, BMP, UNIVERSAL, NUMERIC, VISIBLE ->
          QuotedText.isVisible(character) && character != 0xfffd || JOINERS.contains(character);
    };
  }

  private static String unfit(int character, ComparableRequest.Value value) {
    String shown =
        QuotedText.isVisible(character)
            ? "'" + Character.toString(character) + "'"
            : QuotedText.escape(character);
    boolean isControl = character < ' ' || character == 0x7f;
    StringType encoded = value.attribute().stringType();
    if (!isControl && (encoded == StringType.PRINTABLE || encoded == StringType.IA5)) {
      return shown
          + ", which "
          + asn1Name(encoded)
          + " does not have (X.680, "
          + (encoded == StringType.PRINTABLE ? "41.4" : "table 8")
          + ")";
    }
    return "the control or invisible character " + shown;
  }

  private static boolean isTwoLetters(String text) {
    return text.length() == 2 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
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
