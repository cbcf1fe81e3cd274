package org.countersign.domain.recipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.domain.policy.AlgorithmsRule;
import org.countersign.domain.policy.ExtendedKeyUsageRule;
import org.countersign.domain.policy.KeyUsageRule;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.ValidityRule;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * Looks for a request that a policy permits and that is near to what was wished for.
 *
 * <p>Subject and names are settled first, each on its own. Of what depends on each other, being a
 * CA, key, usages and signature, the combinations are tried in the order of the wish, and each is
 * judged by the policy: what comes out has been permitted. There are at most 36 of them.
 */
final class RequestSearch {

  private final PolicyRules policy;
  private final Wish wish;
  private final SubjectChoice subject;
  private final NamesChoice names;
  private final UsageChoice<KeyUsage> keyUsages;
  private final UsageChoice<ExtendedKeyUsage> extendedKeyUsages;

  RequestSearch(PolicyRules policy, Wish wish) {
    this.policy = policy;
    this.wish = wish;
    this.subject = new SubjectChoice(policy, wish.subject());
    this.names = new NamesChoice(policy, wish.names());
    this.keyUsages = new UsageChoice<>(policy.keyUsages().map(KeyUsageRule::usages));
    this.extendedKeyUsages =
        new UsageChoice<>(policy.extendedKeyUsages().map(ExtendedKeyUsageRule::usages));
    nameSomething();
  }

  /** A request that names nothing gets a name; one that names something keeps to it. */
  private void nameSomething() {
    if (wish.isForTemplate() || subject.subject().isEmpty() && names.names().isEmpty()) {
      names.nameByExample();
      subject.nameByExample(names.firstDnsName());
    }
  }

  Optional<AcceptableRequest> find() {
    return authorities()
        .flatMap(this::ofAuthority)
        .filter(request -> policy.evaluate(request.judged()).permitted().isPresent())
        .findFirst();
  }

  /** What of the subject and the names cannot be had, whatever else a request says. */
  List<Unobtainable> unobtainable() {
    List<Unobtainable> all = new ArrayList<>(subject.unobtainable());
    all.addAll(names.unobtainable());
    return all;
  }

  UsageChoice<KeyUsage> keyUsages() {
    return keyUsages;
  }

  UsageChoice<ExtendedKeyUsage> extendedKeyUsages() {
    return extendedKeyUsages;
  }

  private Stream<Boolean> authorities() {
    boolean wished = wish.ca() || keyUsages.requires(KeyUsage.KEY_CERT_SIGN);
    return switch (policy.basicConstraints().authority()) {
      case DENIED -> Stream.of(false);
      case REQUIRED -> Stream.of(true);
      case ALLOWED -> Stream.of(wished, !wished);
    };
  }

  private Stream<AcceptableRequest> ofAuthority(boolean ca) {
    return keyAlgorithms()
        .flatMap(key -> signatures(key).map(signature -> request(ca, key, signature)));
  }

  private AcceptableRequest request(boolean ca, KeyAlgorithm key, SignatureAlgorithm signature) {
    return new AcceptableRequest(
        subject.subject(),
        names.names(),
        keyUsages(ca, key),
        List.copyOf(extendedKeyUsages.of(wish.extendedKeyUsages(), usage -> true)),
        key,
        signature,
        ca ? BasicConstraints.authority(pathLength()) : BasicConstraints.END_ENTITY,
        lifetime());
  }

  private Set<KeyUsage> keyUsages(boolean ca, KeyAlgorithm key) {
    Set<KeyUsage> chosen =
        keyUsages.of(
            wish.keyUsages(), usage -> usage.fits(key) && (ca || usage != KeyUsage.KEY_CERT_SIGN));
    if (ca && keyUsages.permits(KeyUsage.KEY_CERT_SIGN)) {
      chosen.add(KeyUsage.KEY_CERT_SIGN);
    }
    return chosen;
  }

  private int pathLength() {
    int wished = wish.pathLength().filter(length -> length >= 0).orElse(-1);
    return policy
        .basicConstraints()
        .pathLengthLimit()
        .map(limit -> wished < 0 ? limit : Math.min(wished, limit))
        .orElse(wished);
  }

  private Duration lifetime() {
    return policy
        .validity()
        .map(ValidityRule::max)
        .filter(max -> wish.lifetime().compareTo(max) > 0)
        .orElse(wish.lifetime());
  }

  /** The key wished for, then those of its kind, then the others, as the policy lists them. */
  private Stream<KeyAlgorithm> keyAlgorithms() {
    List<KeyAlgorithm> listed =
        policy.algorithms().flatMap(AlgorithmsRule::keyAlgorithm).orElse(List.of()).stream()
            .map(AlgorithmsRule.Named::algorithm)
            .distinct()
            .toList();
    Optional<KeyAlgorithm> wished = wish.keyAlgorithm();
    return Stream.concat(
            wished.stream(),
            Stream.concat(
                listed.stream()
                    .filter(key -> wished.filter(w -> w.family() == key.family()).isPresent()),
                listed.stream()))
        .distinct();
  }

  /** The signature wished for, then the key's default, then any that the key can make. */
  private Stream<SignatureAlgorithm> signatures(KeyAlgorithm key) {
    Stream<SignatureAlgorithm> wished =
        wish.hashBits().stream().map(bits -> SignatureAlgorithm.of(key.family(), bits));
    return Stream.of(
            wished,
            Stream.of(SignatureAlgorithm.defaultFor(key)),
            Arrays.stream(SignatureAlgorithm.values()).filter(algorithm -> algorithm.fits(key)))
        .flatMap(algorithms -> algorithms)
        .distinct();
  }
}
