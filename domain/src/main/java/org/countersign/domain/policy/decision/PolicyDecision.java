package org.countersign.domain.policy.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;

/** What a policy says of one request: all of it may be certified, or none, for these reasons. */
public sealed interface PolicyDecision {

  /**
   * Everything asked for is granted. A certificate is built from this and from nothing else.
   *
   * @param names well formed and canonical, in the order asked for, without repetition
   * @param keyUsages empty when the certificate gets no keyUsage extension
   * @param extendedKeyUsages empty when the certificate gets no extKeyUsage extension
   */
  record Permitted(
      DistinguishedName subject,
      List<SubjectAlternativeName> names,
      Set<KeyUsage> keyUsages,
      List<ExtendedKeyUsage> extendedKeyUsages,
      BasicConstraints basicConstraints)
      implements PolicyDecision {

    public Permitted {
      Objects.requireNonNull(subject, "subject");
      names = List.copyOf(names);
      keyUsages = Set.copyOf(keyUsages);
      extendedKeyUsages = List.copyOf(extendedKeyUsages);
      Objects.requireNonNull(basicConstraints, "basicConstraints");
    }
  }

  /** At least one violation, in the order of the CSR's parts. */
  record Refusal(List<Violation> violations) implements PolicyDecision {

    public Refusal {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal names at least one violation");
      }
    }
  }

  /** The violations; none when permitted. */
  default List<Violation> violations() {
    return this instanceof Refusal refusal ? refusal.violations() : List.of();
  }

  /** What is granted; empty when refused. */
  default Optional<Permitted> permitted() {
    return this instanceof Permitted permitted ? Optional.of(permitted) : Optional.empty();
  }
}
