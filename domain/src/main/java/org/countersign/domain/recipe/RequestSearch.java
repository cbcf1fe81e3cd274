package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.policy.document.ExtendedKeyUsageRule;
import org.countersign.domain.policy.document.KeyUsageRule;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * Looks for a request that a policy permits and that is near to what was wished for.
 *
 * <p>Subject, names and time are settled first, each on its own. Of what depends on each other,
 * being a CA, key, usages and signature, the combinations are tried in the order of the wish, and
 * each is judged by the policy: what comes out has been permitted. There are at most 36 of them,
 * and where one fails for its purposes alone, as many more as it has purposes.
 */
final class RequestSearch {

  private static final String EXTENDED_KEY_USAGE = "extendedKeyUsage";

  private final PolicyRules policy;
  private final Optional<IssuerBounds> issuer;
  private final DesiredRequest wish;
  private final NamesChoice names;
  private final SubjectChoice subject;
  private final TimeChoice time;
  private final UsageChoice<KeyUsage> keyUsages;
  private final UsageChoice<ExtendedKeyUsage> extendedKeyUsages;

  RequestSearch(Remedies circumstances, DesiredRequest wish) {
    this.policy = circumstances.policy();
    this.issuer = circumstances.issuer();
    this.wish = wish;
    this.keyUsages = new UsageChoice<>(policy.keyUsages().map(KeyUsageRule::usages));
    this.extendedKeyUsages =
        new UsageChoice<>(policy.extendedKeyUsages().map(ExtendedKeyUsageRule::usages));
    this.time =
        new TimeChoice(
            wish.time(),
            policy.validity(),
            issuer.map(IssuerBounds::validity),
            circumstances.now());
    this.names = new NamesChoice(policy, wish.names(), HostNames.in(wish.subject()));
    if (wish.isForTemplate()) {
      names.nameByExample();
    }
    this.subject = new SubjectChoice(policy, wish.subject(), names, wishedPurposes());
    nameSomething();
  }

  /**
   * A request that names nothing gets a name; one that names something keeps to it. A common name
   * is made up only where there can be no other name.
   */
  private void nameSomething() {
    if (subject.subject().isEmpty() && names.names().isEmpty()) {
      names.nameByExample();
    }
    if (names.names().isEmpty()) {
      subject.nameByExample();
    }
  }

  Optional<AcceptableRequest> find() {
    return authorities().flatMap(this::ofAuthority).findFirst();
  }

  List<Correction> corrections() {
    List<Correction> all = new ArrayList<>(subject.corrections());
    all.addAll(names.corrections());
    return all;
  }

  /** The parts of the subject and the names that no request can get. */
  List<Unobtainable> unobtainable() {
    List<Unobtainable> all = new ArrayList<>(subject.unobtainable());
    all.addAll(names.unobtainable());
    return all;
  }

  TimeChoice time() {
    return time;
  }

  UsageChoice<KeyUsage> keyUsages() {
    return keyUsages;
  }

  UsageChoice<ExtendedKeyUsage> extendedKeyUsages() {
    return extendedKeyUsages;
  }

  /** Why the request is not, or is, for a CA, against the wish. */
  String whyNoAuthority() {
    if (!wish.ca()) {
      return "The policy permits CA certificates only";
    }
    return issuer.map(IssuerBounds::permitsAuthorities).orElse(true)
        ? "The policy does not permit this CA certificate"
        : "The issuing CA cannot issue CA certificates (its path length is 0)";
  }

  private Stream<Boolean> authorities() {
    boolean wished = wish.ca() || keyUsages.requires(KeyUsage.KEY_CERT_SIGN);
    Stream<Boolean> permitted =
        switch (policy.basicConstraints().authority()) {
          case DENIED -> Stream.of(false);
          case REQUIRED -> Stream.of(true);
          case ALLOWED -> Stream.of(wished, !wished);
        };
    return permitted.filter(ca -> !ca || issuer.map(IssuerBounds::permitsAuthorities).orElse(true));
  }

  private Stream<AcceptableRequest> ofAuthority(boolean ca) {
    return keyAlgorithms()
        .flatMap(
            key -> signatures(key).flatMap(signature -> permitted(request(ca, key, signature))));
  }

  private AcceptableRequest request(boolean ca, KeyAlgorithm key, SignatureAlgorithm signature) {
    return new AcceptableRequest(
        subject.subject(),
        names.names(),
        keyUsages(ca, key),
        extendedKeyUsages(ca),
        key,
        signature,
        ca ? BasicConstraints.authority(pathLength()) : BasicConstraints.END_ENTITY,
        time.length());
  }

  /** The request; or one without a purpose that does not go with the others, where that is all. */
  private Stream<AcceptableRequest> permitted(AcceptableRequest request) {
    List<Violation> against = policy.evaluate(request.judged()).violations();
    if (against.isEmpty()) {
      return Stream.of(request);
    }
    boolean purposesAlone =
        against.stream().allMatch(violation -> violation.field().startsWith(EXTENDED_KEY_USAGE));
    return purposesAlone
        ? request.extendedKeyUsages().stream()
            .filter(usage -> !extendedKeyUsages.requires(usage))
            .map(request::without)
            .filter(fewer -> policy.evaluate(fewer.judged()).permitted().isPresent())
        : Stream.empty();
  }

  private List<ExtendedKeyUsage> wishedPurposes() {
    return List.copyOf(extendedKeyUsages.of(wish.extendedKeyUsages(), usage -> true));
  }

  private Set<KeyUsage> keyUsages(boolean ca, KeyAlgorithm key) {
    Set<KeyUsage> chosen =
        keyUsages.of(
            wish.keyUsages(), usage -> usage.fits(key) && (ca || usage != KeyUsage.KEY_CERT_SIGN));
    if (ca && keyUsages.permits(KeyUsage.KEY_CERT_SIGN)) {
      chosen.add(KeyUsage.KEY_CERT_SIGN);
    }
    if (!chosen.contains(KeyUsage.KEY_AGREEMENT)) {
      chosen.remove(KeyUsage.ENCIPHER_ONLY);
      chosen.remove(KeyUsage.DECIPHER_ONLY);
    }
    return chosen;
  }

  /** Time stamps have a certificate of their own (RFC 3161, 2.3): the other purposes go first. */
  private List<ExtendedKeyUsage> extendedKeyUsages(boolean ca) {
    Set<ExtendedKeyUsage> chosen = extendedKeyUsages.of(wish.extendedKeyUsages(), usage -> true);
    if (!ca && chosen.size() > 1 && chosen.contains(ExtendedKeyUsage.TIME_STAMPING)) {
      if (extendedKeyUsages.requires(ExtendedKeyUsage.TIME_STAMPING)) {
        chosen.retainAll(Set.of(ExtendedKeyUsage.TIME_STAMPING));
      } else {
        chosen.remove(ExtendedKeyUsage.TIME_STAMPING);
      }
    }
    return List.copyOf(chosen);
  }

  /** The least of what is wished for, what the policy permits, and what the CA leaves room for. */
  private int pathLength() {
    Stream<Integer> limits =
        Stream.of(
                wish.pathLength().filter(length -> length >= 0),
                policy.basicConstraints().pathLengthLimit(),
                issuer
                    .filter(bounds -> bounds.pathLength().isPresent())
                    .map(bounds -> bounds.pathLength().getAsInt() - 1))
            .flatMap(Optional::stream);
    return limits.min(Integer::compare).orElse(-1);
  }

  /** The key wished for, then those of its kind, then the others, as the policy lists them. */
  private Stream<KeyAlgorithm> keyAlgorithms() {
    List<KeyAlgorithm> listed =
        policy.algorithms().flatMap(AlgorithmsRule::keyAlgorithm).orElse(List.of()).stream()
            .map(AlgorithmsRule.Named::algorithm)
            .distinct()
            .toList();
    Optional<KeyAlgorithm.Family> family =
        wish.keyAlgorithm().map(KeyAlgorithm::family).or(wish::keyFamily);
    return Stream.concat(
            wish.keyAlgorithm().stream(),
            Stream.concat(
                listed.stream().filter(key -> Optional.of(key.family()).equals(family)),
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
