package org.countersign.domain.policy;

import static org.countersign.domain.policy.RuleTexts.row;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of algorithms, validity and CA certificates. For each row a policy, a request, and
 * every text of the refusal; no text, no refusal.
 */
class AlgorithmAndAuthorityTextsTest {

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"algorithms", "validity", "authorities"})
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    RuleTexts.assertTexts(policy, request, texts);
  }

  static Stream<Arguments> algorithms() {
    return Stream.of(
        row(
            "another signature",
            p -> p,
            r -> r.signedWith(SignatureAlgorithm.ECDSA_SHA512),
            "Signature algorithm 'ECDSA-SHA512' is not allowed by template policy"),
        row(
            "another key",
            p -> p,
            r -> r.withKey(KeyAlgorithm.EC_P384),
            "Key algorithm 'EC_secp384r1' is not allowed by template policy"),
        row(
            "only keys are listed",
            p -> p.withAlgorithms(new Algorithms(null, List.of("EC_prime256v1"))),
            r -> r,
            "Signature algorithm 'ECDSA-SHA256' is not allowed by template policy"
                + " (not defined in template)"),
        row(
            "only signatures are listed",
            p -> p.withAlgorithms(new Algorithms(List.of("ECDSA-SHA256"), null)),
            r -> r,
            "Key algorithm 'EC_prime256v1' is not allowed by template policy"
                + " (not defined in template)"));
  }

  static Stream<Arguments> validity() {
    return Stream.of(
        row(
            "as long as the longest",
            p -> p.withMaxValidity("1mo"),
            r -> r.lasting(Duration.ofDays(30))),
        row(
            "a second longer",
            p -> p.withMaxValidity("1mo"),
            r -> r.lasting(Duration.ofDays(30).plusSeconds(1)),
            "Requested validity period exceeds maximum allowed duration of 1mo"),
        row(
            "a second longer, by dates",
            p -> p.withMaxValidity("720h"),
            r -> r.lasting(Duration.ofDays(30).plusSeconds(1)).fromDateToDate(),
            "Requested validity period (notBefore to notAfter) exceeds maximum allowed duration of"
                + " 720h"),
        row("no limit", p -> p.withMaxValidity(null), r -> r.lasting(Duration.ofDays(36500))));
  }

  static Stream<Arguments> authorities() {
    UnaryOperator<PolicyBuilder> signing =
        p -> p.withKeyUsages(new Usages(List.of("digital_signature", "key_cert_sign"), null, null));
    String denied =
        "CA certificate issuance is denied by this policy. The policy does not allow issuing CA"
            + " certificates.";
    String required =
        "CA certificate issuance is required by this policy. The request must include"
            + " basicConstraints with isCA set to true.";
    return Stream.of(
        row(
            "denied when the policy does not say",
            p -> p.with(signing),
            r -> r.forAuthority(),
            denied),
        row(
            "keyCertSign asks for a CA certificate",
            p -> p.with(signing).withAuthorities("denied", null),
            r -> r.withKeyUsages(KeyUsage.KEY_CERT_SIGN),
            denied),
        row(
            "keyCertSign asks for one even beside CA:FALSE",
            p -> p.with(signing),
            r ->
                r.withKeyUsages(KeyUsage.KEY_CERT_SIGN)
                    .withBasicConstraints(BasicConstraints.END_ENTITY),
            denied),
        row("CA:FALSE is no CA", p -> p, r -> r.withBasicConstraints(BasicConstraints.END_ENTITY)),
        row(
            "required and not asked for",
            p -> p.withAuthorities("required", null),
            r -> r,
            required),
        row(
            "required and denied by the CSR itself",
            p -> p.withAuthorities("required", null),
            r -> r.withBasicConstraints(BasicConstraints.END_ENTITY),
            required + " The CSR says CA:FALSE, which counts whatever stands beside it."),
        row(
            "required and asked for",
            p -> p.with(signing).withAuthorities("required", -1),
            r -> r.forAuthority()),
        row("allowed and not asked for", p -> p.withAuthorities("allowed", 0), r -> r),
        row(
            "keyCertSign without CA",
            p -> p.with(signing).withAuthorities("allowed", 0),
            r ->
                r.withKeyUsages(KeyUsage.KEY_CERT_SIGN)
                    .withBasicConstraints(BasicConstraints.END_ENTITY),
            "Key usage key_cert_sign needs basicConstraints with isCA set to true"
                + " (RFC 5280, 4.2.1.9)"),
        row(
            "a CA without keyCertSign",
            p -> p.withAuthorities("allowed", null),
            r -> r.withBasicConstraints(BasicConstraints.authority(-1)),
            "A CA certificate needs the key usage key_cert_sign (RFC 5280, 4.2.1.3)"),
        row(
            "no path length under a limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority(),
            "Path length is required when issuing CA certificates because the policy only allows a"
                + " maximum path length of 2."),
        row(
            "at the limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority().withPathLength(2)),
        row(
            "over the limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority().withPathLength(3),
            "Requested path length (3) exceeds maximum allowed by policy (2)."),
        row(
            "unlimited under a limit",
            p -> p.with(signing).withAuthorities("allowed", 0),
            r -> r.forAuthority().withPathLength(-1),
            "Requested path length (-1) exceeds maximum allowed by policy (0)."),
        row(
            "unlimited without a limit",
            p -> p.with(signing).withAuthorities("allowed", -1),
            r -> r.forAuthority().withPathLength(-1)),
        row(
            "below -1",
            p -> p.with(signing).withAuthorities("allowed", null),
            r -> r.forAuthority().withPathLength(-2),
            "Path length must be -1 (unlimited), 0, or a positive integer."));
  }
}
