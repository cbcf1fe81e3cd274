package org.countersign.application.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/** Says what a policy alone thinks of a request: no profile, no CA, nothing recorded. */
public interface EvaluatePolicy {

  /**
   * Holds a CSR against a policy.
   *
   * @param ttl positive; empty: the validity is not judged
   * @throws Refused NOT_FOUND {@code Certificate policy not found}, PERMISSION_DENIED
   */
  Answer ofCsr(Caller caller, UUID policyId, String csr, Optional<Duration> ttl);

  /**
   * Holds attributes against a policy.
   *
   * @param ttl positive; empty: the validity is not judged
   * @throws Refused as {@link #ofCsr}
   */
  Answer ofAttributes(Caller caller, UUID policyId, Attributes attributes, Optional<Duration> ttl);

  /**
   * @param policy the version that was asked
   */
  record Answer(CertificatePolicy policy, Evaluation evaluation) {
    public Answer {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(evaluation, "evaluation");
    }
  }

  /**
   * What a CSR would say, without one.
   *
   * @param keyAlgorithm empty: keys are not judged
   * @param signatureAlgorithm empty: signatures are not judged
   * @param pathLength -1 for no limit; empty when nothing is said; any number: the policy judges it
   */
  record Attributes(
      DistinguishedName subject,
      List<RequestedName> names,
      Optional<Set<KeyUsage>> keyUsages,
      Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
      Optional<KeyAlgorithm> keyAlgorithm,
      Optional<SignatureAlgorithm> signatureAlgorithm,
      Optional<BasicConstraints> basicConstraints,
      Optional<Integer> pathLength) {
    public Attributes {
      Objects.requireNonNull(subject, "subject");
      names = List.copyOf(names);
      keyUsages = keyUsages.map(Set::copyOf);
      extendedKeyUsages = extendedKeyUsages.map(List::copyOf);
      Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
      Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
      Objects.requireNonNull(basicConstraints, "basicConstraints");
      Objects.requireNonNull(pathLength, "pathLength");
    }
  }
}
