package org.countersign.domain.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyBuilder;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDocumentCheckTest {

  private static Arguments row(
      String name, UnaryOperator<PolicyBuilder> policy, String code, String path, String message) {
    return argumentSet(name, policy, new FieldError(code, path, message));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"values", "usages", "rest"})
  void says(UnaryOperator<PolicyBuilder> policy, FieldError error) {
    PolicyDocument document = policy.apply(aPolicy()).document();

    assertThat(PolicyRules.check(document)).containsExactly(error);
    assertThatThrownBy(() -> PolicyRules.of(document)).isInstanceOf(IllegalArgumentException.class);
  }

  private static final String SUBJECT_TYPES =
      "Subject attribute type must be one of: common_name, organization, organizational_unit,"
          + " country, state, locality, domain_component, serial_number, email_address,"
          + " street_address, postal_code, given_name, surname, title, user_id,"
          + " organization_identifier, unstructured_name, or a dotted object identifier";

  private static final String NOTHING_ELSE =
      " can say nothing else: leave out allowed, required, denied and wildcards";

  static Stream<Arguments> values() {
    String atLeastOne = " must have at least one allowed, required, or denied value";
    return Stream.of(
        row(
            "a subject attribute without values",
            p -> p.withSubject(new Values("country", null, List.of(), null)),
            "custom",
            "subject.0",
            "Subject attribute" + atLeastOne),
        row(
            "a SAN without values",
            p -> p.withSans(allowing("uri", "*"), new Values("email", null, null, null)),
            "custom",
            "sans.1",
            "SAN" + atLeastOne),
        row(
            "an unknown attribute",
            p -> p.withSubject(allowing("nickname", "*")),
            "invalid_enum_value",
            "subject.0.type",
            SUBJECT_TYPES),
        row(
            "an identifier that is none",
            p -> p.withSubject(allowing("2.5.04.97", "*")),
            "invalid_enum_value",
            "subject.0.type",
            SUBJECT_TYPES),
        row(
            "an endless identifier",
            p -> p.withSubject(allowing("1.2" + ".3".repeat(63), "*")),
            "invalid_enum_value",
            "subject.0.type",
            SUBJECT_TYPES),
        row(
            "a type twice, by name and by identifier",
            p -> p.withSubject(allowing("serial_number", "*"), allowing("2.5.4.5", "*")),
            "custom",
            "subject.1.type",
            "Duplicate type '2.5.4.5'"),
        row(
            "a domain component of two labels",
            p -> p.withSubject(denying("domain_component", "evil.test")),
            "invalid_string",
            "subject.0.denied.0",
            "'evil.test' matches no domain component, which is one label of a DNS name, such as"
                + " 'example'"),
        row(
            "an e-mail address in other than ASCII",
            p -> p.withSubject(denying("email_address", "jürgen@example.com")),
            "invalid_string",
            "subject.0.denied.0",
            "'jürgen@example.com' matches no e-mail address, such as 'user@example.com' or"
                + " '*@example.com'"),
        row(
            "ignored beside a list",
            p -> p.withSubject(new Values("title", List.of("*"), null, null, null, true)),
            "custom",
            "subject.0.ignored",
            "Subject attribute that is ignored" + NOTHING_ELSE),
        row(
            "ignored names beside a list",
            p -> p.withSans(new Values("email", null, null, List.of("*"), null, true)),
            "custom",
            "sans.0.ignored",
            "SAN that is ignored" + NOTHING_ELSE),
        row(
            "ignored beside wildcards",
            p -> p.withSans(new Values("dns_name", null, null, null, "denied", true)),
            "custom",
            "sans.0.ignored",
            "SAN that is ignored" + NOTHING_ELSE),
        row(
            "not ignored, and no values",
            p -> p.withSubject(new Values("title", null, null, null, null, false)),
            "custom",
            "subject.0",
            "Subject attribute" + atLeastOne),
        row(
            "a kind that is never issued, with values",
            p -> p.withSans(allowing("other_name", "*")),
            "custom",
            "sans.0",
            "SAN of type other_name is never issued; it can only be ignored"),
        row(
            "an attribute without a type",
            p -> p.withSubject(allowing(null, "*")),
            "invalid_type",
            "subject.0.type",
            SUBJECT_TYPES),
        row(
            "a kind of name that is never issued",
            p -> p.withSans(allowing("otherName", "*")),
            "invalid_enum_value",
            "sans.0.type",
            "SAN type must be one of: email, dns_name, uri, ip_address; or, to be ignored, of:"
                + " other_name, x400_address, directory_name, edi_party_name, registered_id"),
        row(
            "a type twice",
            p -> p.withSans(allowing("uri", "urn:a"), allowing("uri", "urn:b")),
            "custom",
            "sans.1.type",
            "Duplicate type 'uri'"),
        row(
            "a value twice",
            p -> p.withSubject(allowing("state", "a", "b", "a")),
            "custom",
            "subject.0.allowed.2",
            "Duplicate value 'a'"),
        row(
            "an empty value",
            p -> p.withSubject(new Values("state", null, null, List.of(" "))),
            "too_small",
            "subject.0.denied.0",
            "Value cannot be empty"),
        row(
            "null for a value",
            p -> p.withSubject(new Values("state", null, Arrays.asList("a", null), null)),
            "too_small",
            "subject.0.required.1",
            "Value cannot be empty"),
        row(
            "null for a rule",
            p -> p.withSans((Values[]) new Values[1]),
            "invalid_type",
            "sans.0",
            "SAN must be an object"),
        row(
            "wildcards of names that have none",
            p -> p.withSans(new Values("email", List.of("*"), null, null, "denied")),
            "custom",
            "sans.0.wildcards",
            "wildcards can be set for dns_name SANs only"),
        row(
            "wildcards of a subject attribute",
            p -> p.withSubject(new Values("common_name", List.of("*"), null, null, "denied")),
            "custom",
            "subject.0.wildcards",
            "wildcards can be set for dns_name SANs only"),
        row(
            "another word for wildcards",
            p -> p.withSans(new Values("dns_name", List.of("*"), null, null, "Denied")),
            "invalid_enum_value",
            "sans.0.wildcards",
            "wildcards must be 'allowed' or 'denied'"),
        row(
            "an endless value",
            p -> p.withSans(allowing("uri", "a".repeat(2049))),
            "too_big",
            "sans.0.allowed.0",
            "Value cannot exceed 2048 characters"),
        row(
            "a block with too long a prefix",
            p -> p.withSans(allowing("ip_address", "10.0.0.0/33")),
            "invalid_string",
            "sans.0.allowed.0",
            "'10.0.0.0/33' is not an IP address, a CIDR block such as '10.0.0.0/8', or a text with '*'"),
        row(
            "part of an internationalised label",
            p -> p.withSans(allowing("dns_name", "bü*.example")),
            "invalid_string",
            "sans.0.allowed.0",
            "'bü*.example' has a host that is no internationalised domain name, or other than ASCII"
                + " characters outside the host; in a label with such characters, '*' cannot stand"
                + " for a part"));
  }

  static Stream<Arguments> usages() {
    String atLeastOne = " must have at least one allowed, required, or denied value";
    return Stream.of(
        row(
            "key usages without values",
            p -> p.withKeyUsages(new Usages(List.of(), null, List.of())),
            "custom",
            "keyUsages",
            "Key usages" + atLeastOne),
        row(
            "extended key usages without values",
            p -> p.withExtendedKeyUsages(new Usages(null, null, null)),
            "custom",
            "extendedKeyUsages",
            "Extended key usages" + atLeastOne),
        row(
            "denied and allowed",
            p -> p.withKeyUsages(new Usages(List.of("crl_sign"), null, List.of("crl_sign"))),
            "custom",
            "keyUsages.denied.0",
            "Value 'crl_sign' cannot be both denied and allowed"),
        row(
            "denied and required, by name and by number",
            p ->
                p.withExtendedKeyUsages(
                    new Usages(null, List.of("server_auth"), List.of("1.3.6.1.5.5.7.3.1"))),
            "custom",
            "extendedKeyUsages.denied.0",
            "Value '1.3.6.1.5.5.7.3.1' cannot be both denied and required"),
        row(
            "an unknown key usage",
            p -> p.withKeyUsages(new Usages(List.of("signing"), null, null)),
            "invalid_enum_value",
            "keyUsages.allowed.0",
            "'signing' is not one of: digital_signature, non_repudiation, key_encipherment,"
                + " data_encipherment, key_agreement, key_cert_sign, crl_sign, encipher_only,"
                + " decipher_only"),
        row(
            "an unknown purpose",
            p -> p.withExtendedKeyUsages(new Usages(null, null, List.of("3.1"))),
            "invalid_enum_value",
            "extendedKeyUsages.denied.0",
            "'3.1' is not one of: client_auth, server_auth, code_signing, email_protection,"
                + " ocsp_signing, time_stamping, or a dotted object identifier"),
        row(
            "a usage twice",
            p -> p.withKeyUsages(new Usages(null, List.of("crl_sign", "crl_sign"), null)),
            "custom",
            "keyUsages.required.1",
            "Duplicate value 'crl_sign'"));
  }

  static Stream<Arguments> rest() {
    String maxFormat = "Max validity must be in format like '365d', '12m', '1y', or '24h'";
    return Stream.of(
        row(
            "no signature algorithm",
            p -> p.withAlgorithms(new Algorithms(List.of(), null)),
            "too_small",
            "algorithms.signature",
            "At least one signature algorithm must be provided"),
        row(
            "no key algorithm",
            p -> p.withAlgorithms(new Algorithms(null, List.of())),
            "too_small",
            "algorithms.keyAlgorithm",
            "At least one key algorithm must be provided"),
        row(
            "an unknown algorithm",
            p -> p.withAlgorithms(new Algorithms(List.of("MD5-RSA"), null)),
            "invalid_enum_value",
            "algorithms.signature.0",
            "Unknown signature algorithm 'MD5-RSA'; known: RSA-SHA256, RSA-SHA384, RSA-SHA512,"
                + " ECDSA-SHA256, ECDSA-SHA384, ECDSA-SHA512, SHA256-RSA, SHA384-RSA, SHA512-RSA,"
                + " SHA256-ECDSA, SHA384-ECDSA, SHA512-ECDSA"),
        row(
            "a validity without a unit",
            p -> p.withMaxValidity("365"),
            "invalid_string",
            "validity.max",
            maxFormat),
        row(
            "a validity of nothing",
            p -> p.withMaxValidity("0d"),
            "invalid_string",
            "validity.max",
            maxFormat),
        row(
            "a validity beyond a century",
            p -> p.withMaxValidity("101y"),
            "invalid_string",
            "validity.max",
            "Max validity cannot exceed 100 years"),
        row(
            "a path length below -1",
            p -> p.withAuthorities("allowed", -2),
            "too_small",
            "basicConstraints.maxPathLength",
            "Path length must be -1 (unlimited) or a non-negative integer"),
        row(
            "another word for isCA",
            p -> p.withAuthorities("yes", null),
            "invalid_enum_value",
            "basicConstraints.isCA",
            "isCA must be one of: allowed, required, denied"));
  }

  @Test
  void tellsEverythingAtOnceInTheOrderOfTheDocument() {
    PolicyDocument document =
        aPolicy()
            .withSubject(allowing("nickname", ""))
            .withSans(new Values("uri", null, null, null))
            .withAlgorithms(new Algorithms(List.of(), List.of()))
            .withMaxValidity("soon")
            .withAuthorities("no", -9)
            .document();

    assertThat(PolicyRules.check(document))
        .extracting(FieldError::path)
        .containsExactly(
            "subject.0.type",
            "subject.0.allowed.0",
            "sans.0",
            "algorithms.signature",
            "algorithms.keyAlgorithm",
            "validity.max",
            "basicConstraints.isCA",
            "basicConstraints.maxPathLength");
  }

  @Test
  void aDocumentThatNamesNothingIsSound() {
    assertThat(PolicyRules.check(PolicyDocument.EMPTY)).isEmpty();
  }

  @Test
  void theDocumentKeepsItsSpelling() {
    PolicyDocument document =
        aPolicy()
            .withAlgorithms(new Algorithms(List.of("SHA256-RSA", "RSA-SHA384"), null))
            .document();

    assertThat(PolicyRules.of(document).document()).isEqualTo(document);
    assertThat(document.algorithms().keyAlgorithm()).isNull();
  }
}
