package org.countersign.adapters.rest.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.search.Page;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.DeadPattern;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.text.DurationText;

/**
 * A certificate policy on the wire: its rules as they were written, null where nothing was.
 *
 * @param warnings what the author of the policy may not have meant
 */
record PolicyAnswer(
    UUID id,
    UUID projectId,
    String name,
    String description,
    List<PolicyDocument.Values> subject,
    List<PolicyDocument.Values> sans,
    PolicyDocument.Usages keyUsages,
    PolicyDocument.Usages extendedKeyUsages,
    PolicyDocument.Algorithms algorithms,
    PolicyDocument.Validity validity,
    PolicyDocument.BasicConstraints basicConstraints,
    Optional<List<Warning>> warnings,
    Optional<List<DeadPattern>> deadPatterns,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static PolicyAnswer of(CertificatePolicy policy) {
    PolicyDocument rules = policy.rules().document();
    return new PolicyAnswer(
        policy.id(),
        policy.projectId(),
        policy.name(),
        policy.description(),
        rules.subject(),
        rules.sans(),
        rules.keyUsages(),
        rules.extendedKeyUsages(),
        rules.algorithms(),
        rules.validity(),
        rules.basicConstraints(),
        Optional.of(warnings(rules)).filter(warnings -> !warnings.isEmpty()),
        Optional.of(policy.rules().deadPatterns()).filter(dead -> !dead.isEmpty()),
        policy.version(),
        policy.createdAt(),
        policy.updatedAt());
  }

  private static List<Warning> warnings(PolicyDocument rules) {
    return Optional.ofNullable(rules.validity())
        .flatMap(validity -> Optional.ofNullable(validity.max()))
        .flatMap(DurationText::understoodPolicyMax)
        .map(understood -> new Warning("duration-unit-ambiguous", "/validity/max", understood))
        .stream()
        .toList();
  }

  record One(PolicyAnswer certificatePolicy) implements JsonAnswer {

    static One of(CertificatePolicy policy) {
      return new One(PolicyAnswer.of(policy));
    }
  }

  record Many(List<PolicyAnswer> certificatePolicies, long totalCount) implements JsonAnswer {

    static Many of(Page<CertificatePolicy> page) {
      return new Many(page.map(PolicyAnswer::of).items(), page.totalCount());
    }
  }
}
