package org.countersign.benchmarks.micro;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Judging a request by a policy that allows it: names of as many kinds of spelling as patterns,
 * half of them allowed, half denied.
 */
@State(Scope.Benchmark)
public class PolicyEvaluationBenchmark extends Measured {

  @Param({"1", "10", "100", "200"})
  public int names;

  @Param({"10", "50", "200", "400"})
  public int patterns;

  private PolicyRules policy;
  private JudgedRequest request;

  @Setup
  public void makePolicyAndRequest() {
    policy = PolicyRules.of(document());
    request = request();
    if (policy.evaluate(request).permitted().isEmpty()) {
      throw new IllegalStateException("the request is refused");
    }
  }

  /** Patterns of three forms in turn: a literal name, a domain, and a star in the midst. */
  private PolicyDocument document() {
    List<String> allowed =
        IntStream.range(0, patterns / 2).mapToObj(i -> pattern(i, "example")).toList();
    List<String> denied =
        IntStream.range(0, patterns / 2).mapToObj(i -> pattern(i, "test")).toList();
    return new PolicyDocument(
        List.of(new PolicyDocument.Values("common_name", List.of("*"), null, null)),
        List.of(new PolicyDocument.Values("dns_name", allowed, null, denied)),
        new PolicyDocument.Usages(List.of("digital_signature"), null, null),
        new PolicyDocument.Usages(List.of("server_auth"), null, null),
        new PolicyDocument.Algorithms(List.of("SHA256-ECDSA"), List.of("ECDSA-P256")),
        new PolicyDocument.Validity("90d"),
        null);
  }

  private static String pattern(int i, String top) {
    return switch (i % 3) {
      case 0 -> "host-" + i + "." + top;
      case 1 -> "*.zone-" + i + "." + top;
      default -> "node-*.rack-" + i + "." + top;
    };
  }

  private JudgedRequest request() {
    List<RequestedName> asked =
        IntStream.range(0, names)
            .map(i -> i % (patterns / 2))
            .mapToObj(i -> pattern(i, "example").replace("*", "a"))
            .map(text -> new RequestedName(GeneralNameKind.DNS_NAME, text))
            .toList();
    ClaimedContent content =
        new ClaimedContent(
            DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, asked.get(0).value()),
            asked,
            Optional.of(Set.of(KeyUsage.DIGITAL_SIGNATURE)),
            Optional.of(List.of(ExtendedKeyUsage.SERVER_AUTH)),
            Optional.empty(),
            Optional.of(SignatureAlgorithm.ECDSA_SHA256));
    return JudgedRequest.asClaimed(
        content,
        Optional.of(KeyAlgorithm.EC_P256),
        Optional.empty(),
        Optional.of(Duration.ofDays(30)));
  }

  @Benchmark
  public PolicyDecision evaluate() {
    return policy.evaluate(request);
  }
}
