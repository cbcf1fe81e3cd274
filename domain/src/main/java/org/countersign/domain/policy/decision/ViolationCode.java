package org.countersign.domain.policy.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The codes of violations. Programs depend on them: none changes its name or its meaning. */
public enum ViolationCode {
  SUBJECT_ATTRIBUTE_MISSING("The subject lacks an attribute that the policy requires."),
  SUBJECT_REQUIRED_MISMATCH("A value matches none of the required patterns."),
  SUBJECT_DENIED("A value matches a denied pattern."),
  SUBJECT_NOT_ALLOWED("A value is none of those allowed."),
  SUBJECT_ATTRIBUTE_NOT_DEFINED("The policy has no rule for this attribute."),
  SUBJECT_ATTRIBUTE_UNSUPPORTED(
      "An attribute that has no name here and that the policy does not name by its object identifier."),
  SUBJECT_VALUE_EMPTY("A value that is empty or only spaces."),
  SUBJECT_VALUE_TOO_LONG("A value longer than its type lets it be (RFC 5280, X.520)."),
  SUBJECT_VALUE_CHARACTER(
      "A control or other invisible character, or one that the string type does not have."),
  SUBJECT_STRING_TYPE("A string type that new certificates do not use for this attribute."),
  SUBJECT_VALUE_MALFORMED(
      "A domain component that is no DNS label, or an e-mail address that is no mailbox."),
  SUBJECT_COUNTRY_INVALID("A country that is not two letters."),
  SUBJECT_PART_AMBIGUOUS("One part of the subject holds two values of one attribute type."),
  NOTHING_NAMED("Neither subject nor names."),
  SAN_REQUIRED_MISSING("No name matches a required pattern."),
  SAN_DENIED("A name matches a denied pattern."),
  SAN_WILDCARD_DENIED("A wildcard name, and the policy's rule for DNS names denies wildcards."),
  SAN_NOT_ALLOWED("A name is none of those allowed."),
  COMMON_NAME_IS_A_HOST(
      "A common name that clients take for a host, and the policy's rule for such names refuses it."),
  SAN_TYPE_NOT_DEFINED("The policy has no rule for names of this kind."),
  SAN_KIND_UNSUPPORTED("A kind of name that is never issued."),
  SAN_MALFORMED(
      "A text that is no name of its kind, or none of the names of its kind that are certified."),
  KEY_USAGE_MISSING("A required key usage was not asked for."),
  KEY_USAGE_DENIED("A denied key usage was asked for."),
  KEY_USAGE_NOT_ALLOWED("A key usage is neither allowed nor required."),
  KEY_USAGE_NOT_DEFINED("The policy has no rule for key usages."),
  KEY_USAGE_UNFIT_FOR_KEY(
      "A key usage that a key of this kind cannot have; of a CSR it is left out."),
  KEY_USAGE_INCOMPLETE("A key usage that means nothing without another."),
  KEY_USAGE_EMPTY("A keyUsage extension without a usage in it."),
  EXTENDED_KEY_USAGE_MISSING("A required extended key usage was not asked for."),
  EXTENDED_KEY_USAGE_DENIED("A denied extended key usage was asked for."),
  EXTENDED_KEY_USAGE_NOT_ALLOWED("An extended key usage is neither allowed nor required."),
  EXTENDED_KEY_USAGE_NOT_DEFINED("The policy has no rule for extended key usages."),
  EXTENDED_KEY_USAGE_EMPTY("An extKeyUsage extension without a purpose in it."),
  TIME_STAMPING_NOT_ALONE("timeStamping beside another purpose."),
  SIGNATURE_ALGORITHM_NOT_ALLOWED("The CSR's signature algorithm is not allowed."),
  SIGNATURE_ALGORITHM_NOT_DEFINED("The policy has no rule for signature algorithms."),
  KEY_ALGORITHM_NOT_ALLOWED("The key's algorithm or size is not allowed."),
  KEY_ALGORITHM_NOT_DEFINED("The policy has no rule for key algorithms."),
  VALIDITY_TOO_LONG("The validity asked for is longer than the policy's longest."),
  CA_DENIED("A CA certificate was asked for, and the policy issues none."),
  CA_REQUIRED("The policy issues CA certificates only."),
  KEY_CERT_SIGN_WITHOUT_CA("keyCertSign in a certificate that would not be a CA's."),
  CA_WITHOUT_KEY_CERT_SIGN("A CA certificate that could not sign certificates."),
  PATH_LENGTH_REQUIRED("A CA certificate needs a path length under this policy."),
  PATH_LENGTH_TOO_LONG("The path length is greater than the policy's greatest."),
  PATH_LENGTH_INVALID("A path length below -1."),
  EXTENSION_CRITICAL_UNSUPPORTED("A requested extension is critical, and no certificate gets it."),
  VALIDITY_MISSING(
      "Neither the request nor the profile says how long the certificate shall be valid."),
  VALIDITY_INVALID(
      "The validity asked for ends before it begins, or when no certificate can say it."),
  VALIDITY_BEFORE_AUTHORITY("The validity asked for begins before the CA's."),
  VALIDITY_AFTER_AUTHORITY("The validity asked for ends after the CA's."),
  AUTHORITY_CANNOT_SIGN("The CA cannot sign now."),
  SIGNATURE_ALGORITHM_UNFIT_FOR_AUTHORITY(
      "The policy allows no signature algorithm that the CA's key can make."),
  PATH_LENGTH_BEYOND_AUTHORITY(
      "The CA's path length leaves no room for the CA certificate that was asked for."),
  CERTIFICATE_NONCONFORMING("The certificate would break a rule that every certificate obeys.");

  private final String meaning;

  ViolationCode(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in a sentence; the list of codes in the documentation is made of these. */
  public String meaning() {
    return meaning;
  }

  /** The name in answers, such as {@code san-denied}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A violation of this kind; see {@link Violation} for what the parts are. */
  public Violation at(
      String field,
      Optional<String> value,
      Optional<String> rule,
      List<String> allowed,
      String message) {
    return new Violation(text(), field, value, rule, allowed, message);
  }

  /** A violation of what holds for every certificate, whatever the policy. */
  public Violation beyondPolicy(String field, String value, String message) {
    return at(field, Optional.of(value), Optional.empty(), List.of(), message);
  }

  /** A violation of what holds for every certificate, where no value says it better. */
  public Violation beyondPolicy(String field, String message) {
    return at(field, Optional.empty(), Optional.empty(), List.of(), message);
  }
}
