package org.countersign.domain.policy;

import static org.countersign.domain.policy.RuleTexts.row;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of key usages and extended key usages. For each row a policy, a request, and every
 * text of the refusal; no text, no refusal.
 */
class UsageTextsTest {

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"keyUsages", "extendedKeyUsages"})
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    RuleTexts.assertTexts(policy, request, texts);
  }

  static Stream<Arguments> keyUsages() {
    Usages all =
        new Usages(
            List.of("digital_signature"), List.of("key_agreement"), List.of("non_repudiation"));
    return Stream.of(
        row(
            "required ones are missing",
            p -> p.withKeyUsages(new Usages(null, List.of("key_agreement", "crl_sign"), null)),
            r -> r.withoutKeyUsages(),
            "Missing required key usages: key_agreement, crl_sign"),
        row(
            "required and allowed ones",
            p -> p.withKeyUsages(all),
            r -> r.withKeyUsages(KeyUsage.KEY_AGREEMENT, KeyUsage.DIGITAL_SIGNATURE)),
        row(
            "denied and others, in the order of their bits",
            p -> p.withKeyUsages(all),
            r ->
                r.withKeyUsages(
                    KeyUsage.DECIPHER_ONLY, KeyUsage.CRL_SIGN, KeyUsage.NON_REPUDIATION),
            "Missing required key usages: key_agreement",
            "Denied key usages found in request: non_repudiation",
            "Invalid key usages: crl_sign, decipher_only",
            "Key usages that mean nothing without key_agreement: decipher_only (RFC 5280,"
                + " 4.2.1.3)"),
        row(
            "encipherOnly with keyAgreement",
            p -> p.withKeyUsages(new Usages(List.of("key_agreement", "encipher_only"), null, null)),
            r -> r.withKeyUsages(KeyUsage.KEY_AGREEMENT, KeyUsage.ENCIPHER_ONLY)),
        row(
            "a rule that only denies allows the rest",
            p -> p.withKeyUsages(new Usages(null, null, List.of("crl_sign"))),
            r -> r),
        row(
            "no section",
            p -> p.withKeyUsages(null),
            r -> r,
            "Key usages are not allowed by template policy (not defined in template)"),
        row("no section and none asked for", p -> p.withKeyUsages(null), r -> r.withoutKeyUsages()),
        row(
            "an extension without a usage",
            p -> p,
            r -> r.withKeyUsages(),
            "The extension for key usages in the request names none (RFC 5280, 4.2.1)"),
        row(
            "encryption with an RSA key",
            p -> p.withKeyUsages(new Usages(List.of("key_encipherment"), null, null)),
            r -> r.withKey(KeyAlgorithm.RSA_2048).withKeyUsages(KeyUsage.KEY_ENCIPHERMENT)),
        row(
            "encryption with an ECDSA key",
            p ->
                p.withKeyUsages(
                    new Usages(List.of("key_encipherment", "data_encipherment"), null, null)),
            r -> r.withKeyUsages(KeyUsage.DATA_ENCIPHERMENT, KeyUsage.KEY_ENCIPHERMENT),
            "Key usages not possible with an ECDSA-P256 key: key_encipherment, data_encipherment"
                + " (RFC 8813, section 3)"),
        row(
            "agreement with an RSA key",
            p -> p.withKeyUsages(new Usages(List.of("key_agreement"), null, null)),
            r -> r.withKey(KeyAlgorithm.RSA_2048).withKeyUsages(KeyUsage.KEY_AGREEMENT),
            "Key usages not possible with an RSA-2048 key: key_agreement (RFC 3279, 2.3.1)"),
        row(
            "a required one that the key cannot have",
            p ->
                p.withKeyUsages(
                    new Usages(null, List.of("digital_signature", "key_encipherment"), null)),
            r -> r,
            "Missing required key usages: key_encipherment; an ECDSA-P256 key cannot have"
                + " key_encipherment (RFC 8813, section 3), so this policy takes no such key"));
  }

  static Stream<Arguments> extendedKeyUsages() {
    Usages all =
        new Usages(
            List.of("client_auth", "1.2.3.4"), List.of("server_auth"), List.of("code_signing"));
    return Stream.of(
        row(
            "required ones are missing",
            p -> p.withExtendedKeyUsages(all),
            r -> r.withoutExtendedKeyUsages(),
            "Missing required extended key usages: server_auth"),
        row(
            "required and allowed ones, by name and by number",
            p -> p.withExtendedKeyUsages(all),
            r ->
                r.withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH, new ExtendedKeyUsage("1.2.3.4"))),
        row(
            "denied and others",
            p -> p.withExtendedKeyUsages(all),
            r ->
                r.withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH,
                    ExtendedKeyUsage.CODE_SIGNING,
                    ExtendedKeyUsage.TIME_STAMPING,
                    new ExtendedKeyUsage("1.2.3.5")),
            "Denied extended key usages found in request: code_signing",
            "Invalid extended key usages: time_stamping, 1.2.3.5",
            "time_stamping stands beside another purpose; a certificate for time stamps has no other"
                + " (RFC 3161, 2.3): ask for two certificates"),
        row(
            "no section",
            p -> p.withExtendedKeyUsages(null),
            r -> r,
            "Extended key usages are not allowed by template policy (not defined in template)"));
  }
}
