package org.countersign.domain.recipe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.UnprovenRequest;
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
 * @param keyFamily the kind of key to prefer, where no algorithm is wished for
 * @param hashBits of the CSR's signature
 * @param pathLength of a CA; -1 is no limit
 * @param criticalExtensions that were asked for and that no certificate gets
 * @param isForTemplate whether nobody asked yet, so that a name has to be made up
 */
record DesiredRequest(
    DistinguishedName subject,
    List<RequestedName> names,
    Collection<KeyUsage> keyUsages,
    Collection<ExtendedKeyUsage> extendedKeyUsages,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<KeyAlgorithm.Family> keyFamily,
    Optional<Integer> hashBits,
    boolean ca,
    Optional<Integer> pathLength,
    List<String> criticalExtensions,
    RequestedTime time,
    boolean isForTemplate) {

  /** As a request with its gaps filled. */
  static DesiredRequest of(JudgedRequest asked, RequestedTime time) {
    Set<KeyUsage> usages = asked.keyUsages().orElse(Set.of());
    Optional<BasicConstraints> constraints = asked.basicConstraints();
    return new DesiredRequest(
        asked.subject(),
        asked.names(),
        usages,
        asked.extendedKeyUsages().orElse(List.of()),
        asked.keyAlgorithm(),
        asked.keyAlgorithm().map(KeyAlgorithm::family),
        asked.signatureAlgorithm().map(SignatureAlgorithm::hashBits),
        constraints.map(BasicConstraints::ca).orElse(usages.contains(KeyUsage.KEY_CERT_SIGN)),
        asked.pathLength().or(() -> constraints.flatMap(DesiredRequest::pathLength)),
        asked.content().otherExtensions().stream()
            .filter(RequestedExtension::critical)
            .map(RequestedExtension::oid)
            .toList(),
        time,
        false);
  }

  private static Optional<Integer> pathLength(BasicConstraints constraints) {
    return constraints.pathLength().isPresent()
        ? Optional.of(constraints.pathLength().getAsInt())
        : Optional.empty();
  }

  /** As a CSR whose key or signature is at fault, its gaps filled by a profile. */
  static DesiredRequest of(
      UnprovenRequest unproven, ProfileDefaults defaults, PolicyRules policy, RequestedTime time) {
    ClaimedContent claimed = unproven.content();
    Optional<Boolean> ca = claimed.basicConstraints().map(BasicConstraints::ca);
    Optional<KeyAlgorithm> key =
        unproven
            .keyAlgorithm()
            .or(
                () ->
                    unproven.keyFamily().isPresent() ? Optional.empty() : defaults.keyAlgorithm());
    return new DesiredRequest(
        filled(claimed.subject(), defaults, policy),
        claimed.names(),
        claimed.keyUsages().orElseGet(defaults::keyUsages),
        claimed.extendedKeyUsages().orElseGet(defaults::extendedKeyUsages),
        key,
        unproven.keyFamily(),
        Optional.empty(),
        ca.or(defaults::ca).orElse(false),
        claimed.basicConstraints().flatMap(DesiredRequest::pathLength).or(defaults::pathLength),
        List.of(),
        time,
        false);
  }

  /**
   * As a profile fills the gaps of a request that says no more than these names.
   *
   * @param subject no more than a common name
   */
  static DesiredRequest of(
      DistinguishedName subject,
      List<RequestedName> names,
      ProfileDefaults defaults,
      PolicyRules policy,
      RequestedTime time) {
    return new DesiredRequest(
        filled(subject, defaults, policy),
        names,
        defaults.keyUsages(),
        defaults.extendedKeyUsages(),
        defaults.keyAlgorithm(),
        Optional.empty(),
        defaults.signatureAlgorithm().map(SignatureAlgorithm::hashBits),
        defaults.ca().orElse(false),
        defaults.pathLength(),
        List.of(),
        time,
        true);
  }

  private static DistinguishedName filled(
      DistinguishedName asked, ProfileDefaults defaults, PolicyRules policy) {
    DistinguishedName subject = asked;
    for (SubjectAttributeType type : defaults.subject().keySet()) {
      if (asked.values(type).isEmpty() && !policy.ignores(type)) {
        subject = subject.with(type, defaults.subject().get(type));
      }
    }
    return subject;
  }

  /** How many values of a subject and names there are. */
  long size() {
    return subject.attributes().count() + names.size();
  }
}
