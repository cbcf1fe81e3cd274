package org.countersign.domain.recipe;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.ValidityRule;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * What a recipe should come near to.
 *
 * @param hashBits of the CSR's signature
 * @param pathLength of a CA; -1 is no limit
 * @param isForTemplate whether nobody asked yet, so that a name has to be made up
 */
record Wish(
    DistinguishedName subject,
    List<RequestedName> names,
    Collection<KeyUsage> keyUsages,
    Collection<ExtendedKeyUsage> extendedKeyUsages,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<Integer> hashBits,
    boolean ca,
    Optional<Integer> pathLength,
    Duration lifetime,
    boolean isForTemplate) {

  /**
   * When neither profile nor policy says how long: long enough to renew in time, short enough to be
   * forgotten about.
   */
  private static final Duration USUAL_LIFETIME = Duration.ofDays(90);

  /** As a request with its gaps filled. */
  static Wish of(JudgedRequest asked) {
    Set<KeyUsage> usages = asked.keyUsages().orElse(Set.of());
    Optional<BasicConstraints> constraints = asked.basicConstraints();
    return new Wish(
        asked.subject(),
        asked.names(),
        usages,
        asked.extendedKeyUsages().orElse(List.of()),
        Optional.of(asked.keyAlgorithm()),
        Optional.of(asked.signatureAlgorithm().hashBits()),
        constraints.map(BasicConstraints::ca).orElse(usages.contains(KeyUsage.KEY_CERT_SIGN)),
        asked.pathLength().or(() -> constraints.flatMap(Wish::pathLength)),
        asked.lifetime(),
        false);
  }

  private static Optional<Integer> pathLength(BasicConstraints constraints) {
    return constraints.pathLength().isPresent()
        ? Optional.of(constraints.pathLength().getAsInt())
        : Optional.empty();
  }

  /** As a profile fills the gaps of a request that says nothing. */
  static Wish of(ProfileDefaults defaults, PolicyRules policy) {
    return new Wish(
        subject(defaults),
        List.of(),
        defaults.keyUsages(),
        defaults.extendedKeyUsages(),
        defaults.keyAlgorithm(),
        defaults.signatureAlgorithm().map(SignatureAlgorithm::hashBits),
        defaults.ca().orElse(false),
        defaults.pathLength(),
        defaults.lifetime().orElseGet(() -> usualLifetime(policy)),
        true);
  }

  private static DistinguishedName subject(ProfileDefaults defaults) {
    DistinguishedName subject = DistinguishedName.EMPTY;
    for (SubjectAttributeType type : defaults.subject().keySet()) {
      subject = subject.with(type, defaults.subject().get(type));
    }
    return subject;
  }

  private static Duration usualLifetime(PolicyRules policy) {
    return policy
        .validity()
        .map(ValidityRule::max)
        .filter(max -> max.compareTo(USUAL_LIFETIME) < 0)
        .orElse(USUAL_LIFETIME);
  }

  /** With a lifetime that the policy permits, for a request that says none. */
  Wish lastingAsUsual(PolicyRules policy) {
    return new Wish(
        subject,
        names,
        keyUsages,
        extendedKeyUsages,
        keyAlgorithm,
        hashBits,
        ca,
        pathLength,
        usualLifetime(policy),
        isForTemplate);
  }

  /** How many values of a subject and names there are. */
  long size() {
    return subject.attributes().count() + names.size();
  }
}
