package org.countersign.domain.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The codes of violations. Programs depend on them: none changes its name or its meaning. */
public enum ViolationCode {
  /** The subject lacks an attribute that the policy requires. */
  SUBJECT_ATTRIBUTE_MISSING,
  /** A value matches none of the required patterns. */
  SUBJECT_REQUIRED_MISMATCH,
  /** A value matches a denied pattern. */
  SUBJECT_DENIED,
  /** A value is none of those allowed. */
  SUBJECT_NOT_ALLOWED,
  /** The policy has no rule for this attribute. */
  SUBJECT_ATTRIBUTE_NOT_DEFINED,
  /** An attribute that is never issued. */
  SUBJECT_ATTRIBUTE_UNSUPPORTED,
  /** A value that is empty or only spaces. */
  SUBJECT_VALUE_EMPTY,
  /** A value longer than RFC 5280 lets it be. */
  SUBJECT_VALUE_TOO_LONG,
  /** A control or other invisible character, or one that the string type does not have. */
  SUBJECT_VALUE_CHARACTER,
  /** A string type that new certificates do not use. */
  SUBJECT_STRING_TYPE,
  /** A country that is not two letters. */
  SUBJECT_COUNTRY_INVALID,
  /** Neither subject nor names. */
  NOTHING_NAMED,
  /** No name matches a required pattern. */
  SAN_REQUIRED_MISSING,
  /** A name matches a denied pattern. */
  SAN_DENIED,
  /** A name is none of those allowed. */
  SAN_NOT_ALLOWED,
  /** The policy has no rule for names of this kind. */
  SAN_TYPE_NOT_DEFINED,
  /** A kind of name that is never issued. */
  SAN_KIND_UNSUPPORTED,
  /** A text that is no name of its kind. */
  SAN_MALFORMED,
  /** A required key usage was not asked for. */
  KEY_USAGE_MISSING,
  /** A denied key usage was asked for. */
  KEY_USAGE_DENIED,
  /** A key usage is neither allowed nor required. */
  KEY_USAGE_NOT_ALLOWED,
  /** The policy has no rule for key usages. */
  KEY_USAGE_NOT_DEFINED,
  /** A key usage that a key of this kind cannot have. */
  KEY_USAGE_UNFIT_FOR_KEY,
  /** A keyUsage extension without a usage in it. */
  KEY_USAGE_EMPTY,
  /** A required extended key usage was not asked for. */
  EXTENDED_KEY_USAGE_MISSING,
  /** A denied extended key usage was asked for. */
  EXTENDED_KEY_USAGE_DENIED,
  /** An extended key usage is neither allowed nor required. */
  EXTENDED_KEY_USAGE_NOT_ALLOWED,
  /** The policy has no rule for extended key usages. */
  EXTENDED_KEY_USAGE_NOT_DEFINED,
  /** An extKeyUsage extension without a purpose in it. */
  EXTENDED_KEY_USAGE_EMPTY,
  /** The CSR's signature algorithm is not allowed. */
  SIGNATURE_ALGORITHM_NOT_ALLOWED,
  /** The policy has no rule for signature algorithms. */
  SIGNATURE_ALGORITHM_NOT_DEFINED,
  /** The key's algorithm or size is not allowed. */
  KEY_ALGORITHM_NOT_ALLOWED,
  /** The policy has no rule for key algorithms. */
  KEY_ALGORITHM_NOT_DEFINED,
  /** The validity asked for is longer than the policy's longest. */
  VALIDITY_TOO_LONG,
  /** A CA certificate was asked for, and the policy issues none. */
  CA_DENIED,
  /** The policy issues CA certificates only. */
  CA_REQUIRED,
  /** keyCertSign in a certificate that would not be a CA's. */
  KEY_CERT_SIGN_WITHOUT_CA,
  /** A CA certificate that could not sign certificates. */
  CA_WITHOUT_KEY_CERT_SIGN,
  /** A CA certificate needs a path length under this policy. */
  PATH_LENGTH_REQUIRED,
  /** The path length is greater than the policy's greatest. */
  PATH_LENGTH_TOO_LONG,
  /** A path length below -1. */
  PATH_LENGTH_INVALID;

  /** The name in answers, such as {@code san-denied}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A violation of this kind. */
  Violation at(
      String field,
      Optional<String> value,
      Optional<String> rule,
      List<String> allowed,
      String message) {
    return new Violation(text(), field, value, rule, allowed, message);
  }

  /** A violation of what holds for every certificate, whatever the policy. */
  Violation beyondPolicy(String field, String value, String message) {
    return at(field, Optional.of(value), Optional.empty(), List.of(), message);
  }
}
