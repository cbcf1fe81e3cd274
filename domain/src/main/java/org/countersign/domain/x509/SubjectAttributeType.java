package org.countersign.domain.x509;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The type of a subject attribute: one that has a name in the REST contract, or any other by its
 * object identifier.
 *
 * <p>Two are equal when their object identifiers are. The named ones come first, in the order of
 * {@link #NAMED}; the others follow by their identifiers.
 */
public final class SubjectAttributeType implements Comparable<SubjectAttributeType> {

  /**
   * The longest value of a type for which nobody sets a bound: X.520 leaves organizationIdentifier
   * without one, and of an attribute that has no name here nothing is known. As long as the longest
   * of the named ones.
   */
  private static final int UNBOUNDED_MAX_CHARACTERS = 256;

  public static final SubjectAttributeType COMMON_NAME =
      directory("common_name", "2.5.4.3", "CN", 64);
  public static final SubjectAttributeType ORGANIZATION =
      directory("organization", "2.5.4.10", "O", 64);
  public static final SubjectAttributeType ORGANIZATIONAL_UNIT =
      directory("organizational_unit", "2.5.4.11", "OU", 64);
  public static final SubjectAttributeType COUNTRY =
      named("country", "2.5.4.6", "C", 2, AttributeSyntax.PRINTABLE_STRING);
  public static final SubjectAttributeType STATE = directory("state", "2.5.4.8", "ST", 128);
  public static final SubjectAttributeType LOCALITY = directory("locality", "2.5.4.7", "L", 128);

  /** One label of a DNS name (RFC 4519, 2.4). */
  public static final SubjectAttributeType DOMAIN_COMPONENT =
      named("domain_component", "0.9.2342.19200300.100.1.25", "DC", 63, AttributeSyntax.IA5_STRING);

  /** Of a device, not of a certificate. */
  public static final SubjectAttributeType SERIAL_NUMBER =
      named("serial_number", "2.5.4.5", "serialNumber", 64, AttributeSyntax.PRINTABLE_STRING);

  /** A mailbox (RFC 2985, 5.2.1); new names have it in the subjectAltName (RFC 5280, 4.1.2.6). */
  public static final SubjectAttributeType EMAIL_ADDRESS =
      named(
          "email_address", "1.2.840.113549.1.9.1", "emailAddress", 255, AttributeSyntax.IA5_STRING);

  /** The bound is X.520's, annex C, as that of postalCode, givenName and surname is. */
  public static final SubjectAttributeType STREET_ADDRESS =
      directory("street_address", "2.5.4.9", "STREET", 128);

  public static final SubjectAttributeType POSTAL_CODE =
      directory("postal_code", "2.5.4.17", "postalCode", 40);

  /** RFC 5280 would have 32,768 characters here and in a surname; X.520 and BR 7.1.4.2 have 64. */
  public static final SubjectAttributeType GIVEN_NAME =
      directory("given_name", "2.5.4.42", "GN", 64);

  public static final SubjectAttributeType SURNAME = directory("surname", "2.5.4.4", "SN", 64);
  public static final SubjectAttributeType TITLE = directory("title", "2.5.4.12", "title", 64);

  /** The bound is that of RFC 1274, 9.3.1. */
  public static final SubjectAttributeType USER_ID =
      directory("user_id", "0.9.2342.19200300.100.1.1", "UID", 256);

  public static final SubjectAttributeType ORGANIZATION_IDENTIFIER =
      directory(
          "organization_identifier",
          "2.5.4.97",
          "organizationIdentifier",
          UNBOUNDED_MAX_CHARACTERS);

  /** Of a device that has no better name (RFC 2985, 5.2.2). */
  public static final SubjectAttributeType UNSTRUCTURED_NAME =
      named(
          "unstructured_name",
          "1.2.840.113549.1.9.2",
          "unstructuredName",
          255,
          AttributeSyntax.PKCS9_STRING);

  /** The types that have a name in the REST contract. */
  public static final List<SubjectAttributeType> NAMED =
      List.of(
          COMMON_NAME,
          ORGANIZATION,
          ORGANIZATIONAL_UNIT,
          COUNTRY,
          STATE,
          LOCALITY,
          DOMAIN_COMPONENT,
          SERIAL_NUMBER,
          EMAIL_ADDRESS,
          STREET_ADDRESS,
          POSTAL_CODE,
          GIVEN_NAME,
          SURNAME,
          TITLE,
          USER_ID,
          ORGANIZATION_IDENTIFIER,
          UNSTRUCTURED_NAME);

  private static final Map<String, SubjectAttributeType> BY_OID =
      NAMED.stream().collect(Collectors.toMap(SubjectAttributeType::oid, Function.identity()));

  /** The arc of X.520, whose attributes for names are DirectoryStrings. */
  private static final String X520_ARC = "2.5.4.";

  /** The one of X.520 that is a PrintableString and has no name here. */
  private static final String DN_QUALIFIER = "2.5.4.46";

  private static final Comparator<SubjectAttributeType> ORDER =
      Comparator.comparing((SubjectAttributeType type) -> !type.isNamed())
          .thenComparing((SubjectAttributeType type) -> NAMED.indexOf(type))
          .thenComparing(SubjectAttributeType::oid);

  private final String wireName;
  private final String oid;
  private final String shortName;
  private final int maxCharacters;
  private final AttributeSyntax syntax;

  private SubjectAttributeType(
      String wireName, String oid, String shortName, int maxCharacters, AttributeSyntax syntax) {
    this.wireName = Objects.requireNonNull(wireName, "wireName");
    this.oid = Objects.requireNonNull(oid, "oid");
    this.shortName = Objects.requireNonNull(shortName, "shortName");
    this.maxCharacters = maxCharacters;
    this.syntax = Objects.requireNonNull(syntax, "syntax");
  }

  private static SubjectAttributeType named(
      String wireName, String oid, String shortName, int maxCharacters, AttributeSyntax syntax) {
    return new SubjectAttributeType(wireName, oid, shortName, maxCharacters, syntax);
  }

  private static SubjectAttributeType directory(
      String wireName, String oid, String shortName, int maxCharacters) {
    return named(wireName, oid, shortName, maxCharacters, AttributeSyntax.DIRECTORY_STRING);
  }

  /**
   * The type with an object identifier, which is dotted; there is one for each. The text is not
   * looked into, for requests come through here: it has been read from DER, or by {@link
   * #ofWireName}.
   */
  public static SubjectAttributeType ofOid(String oid) {
    SubjectAttributeType named = BY_OID.get(oid);
    return named != null
        ? named
        : new SubjectAttributeType(oid, oid, oid, UNBOUNDED_MAX_CHARACTERS, syntaxOf(oid));
  }

  private static AttributeSyntax syntaxOf(String oid) {
    if (oid.equals(DN_QUALIFIER)) {
      return AttributeSyntax.PRINTABLE_STRING;
    }
    return oid.startsWith(X520_ARC)
        ? AttributeSyntax.DIRECTORY_STRING
        : AttributeSyntax.PKCS9_STRING;
  }

  /** Reads a name of the REST contract or a dotted identifier; empty when it is neither. */
  public static Optional<SubjectAttributeType> ofWireName(String text) {
    for (SubjectAttributeType type : NAMED) {
      if (type.wireName.equals(text)) {
        return Optional.of(type);
      }
    }
    return ObjectIdentifierText.isDotted(text) ? Optional.of(ofOid(text)) : Optional.empty();
  }

  /** The name in the REST contract and in policies; a type without one has its identifier. */
  public String wireName() {
    return wireName;
  }

  /** The attribute type's object identifier, dotted. */
  public String oid() {
    return oid;
  }

  /** The short name by which people and programs know it; a type without a name has none. */
  public String shortName() {
    return shortName;
  }

  /** The upper bound of a value, in characters. */
  public int maxCharacters() {
    return maxCharacters;
  }

  /** How a value is encoded in a new certificate. */
  public AttributeSyntax syntax() {
    return syntax;
  }

  /** Whether it has a name in the REST contract. */
  public boolean isNamed() {
    return !wireName.equals(oid);
  }

  /**
   * What keeps a text from being a value of this type, where the type says more than how long it
   * may be: a domain component is a DNS label, an e-mail address a mailbox whose domain is written
   * as DNS names are compared, but for case.
   *
   * @return a clause as {@link Parsing.Malformed} has it; empty when nothing does
   */
  public Optional<String> defect(String value) {
    if (equals(DOMAIN_COMPONENT)) {
      return DnsName.labelDefect(value);
    }
    return equals(EMAIL_ADDRESS) ? Rfc822Name.spellingDefect(value) : Optional.empty();
  }

  @Override
  public int compareTo(SubjectAttributeType other) {
    return this == other ? 0 : ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof SubjectAttributeType that && oid.equals(that.oid);
  }

  @Override
  public int hashCode() {
    return oid.hashCode();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
