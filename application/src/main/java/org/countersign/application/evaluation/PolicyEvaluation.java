package org.countersign.application.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.access.Permission;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.recipe.Remedies;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.RequestedTime;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestTerms;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

final class PolicyEvaluation implements EvaluatePolicy {

  /** Stands for a length that nobody named; breaks no maximum. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final UnitOfWork unitOfWork;
  private final Policies policies;
  private final CertificationRequestReader reader;
  private final AccessControl control;

  PolicyEvaluation(
      UnitOfWork unitOfWork,
      Policies policies,
      CertificationRequestReader reader,
      AccessControl control) {
    this.unitOfWork = unitOfWork;
    this.policies = policies;
    this.reader = reader;
    this.control = control;
  }

  @Override
  public Answer ofCsr(Caller caller, UUID policyId, String csr, Optional<Duration> ttl) {
    CertificatePolicy policy = permitted(caller, policyId);
    Reading reading = reader.read(csr);
    if (reading instanceof Unreadable unreadable) {
      return new Answer(policy, unreadable(policy, unreadable, ttl));
    }
    FilledRequest filled =
        ProfileDefaults.NONE.fill(
            ((Readable) reading).request(), RequestTerms.lasting(ttl.orElse(SHORTEST)));
    return new Answer(
        policy, evaluation(policy, filled.request(), filled.warnings(), judged("validity", ttl)));
  }

  @Override
  public Answer ofAttributes(
      Caller caller, UUID policyId, Attributes attributes, Optional<Duration> ttl) {
    CertificatePolicy policy = permitted(caller, policyId);
    Predicate<String> isJudged =
        judged("validity", ttl)
            .and(judged("publicKey", attributes.keyAlgorithm()))
            .and(judged("signatureAlgorithm", attributes.signatureAlgorithm()));
    return new Answer(policy, evaluation(policy, request(attributes, ttl), List.of(), isJudged));
  }

  private CertificatePolicy permitted(Caller caller, UUID id) {
    String notFound = "Certificate policy not found";
    return unitOfWork.commit(
        () -> {
          CertificatePolicy policy =
              policies.find(id).orElseThrow(() -> Refused.notFound(notFound));
          control.require(caller, policy.projectId(), Permission.READ_POLICIES, notFound);
          return policy;
        });
  }

  private static Predicate<String> judged(String field, Optional<?> given) {
    return given.isPresent() ? any -> true : asked -> !asked.equals(field);
  }

  /** Where nothing is given, something stands whose verdict is left out again. */
  private static JudgedRequest request(Attributes attributes, Optional<Duration> ttl) {
    KeyAlgorithm key = attributes.keyAlgorithm().orElse(KeyAlgorithm.RSA_2048);
    return new JudgedRequest(
        attributes.subject(),
        attributes.names(),
        attributes.keyUsages(),
        attributes.extendedKeyUsages(),
        key,
        attributes.signatureAlgorithm().orElse(SignatureAlgorithm.defaultFor(key)),
        attributes.basicConstraints(),
        attributes.pathLength(),
        ttl.orElse(SHORTEST),
        false,
        List.of(),
        List.of(),
        Set.of());
  }

  private static Evaluation unreadable(
      CertificatePolicy policy, Unreadable unreadable, Optional<Duration> ttl) {
    RequestedTime time = ttl.map(RequestedTime::lasting).orElse(RequestedTime.UNSAID);
    return new Evaluation(
        Optional.empty(),
        Optional.of(unreadable.message()),
        List.of(unreadable.violation()),
        policy.rules().warningsOfPolicy(),
        List.of(),
        unreadable
            .claimed()
            .map(
                claimed ->
                    Remedies.under(policy.rules()).forClaimed(claimed, ProfileDefaults.NONE, time)),
        Optional.empty(),
        Optional.empty());
  }

  private static Evaluation evaluation(
      CertificatePolicy policy,
      JudgedRequest request,
      List<Warning> ofFilling,
      Predicate<String> isJudged) {
    List<Violation> found = policy.evaluate(request).violations();
    List<Violation> violations =
        found.stream().filter(violation -> isJudged.test(violation.field())).toList();
    List<ElementVerdict> elements =
        policy.rules().verdicts(request, found).stream()
            .filter(verdict -> isJudged.test(verdict.element()))
            .toList();
    List<Warning> warnings =
        Stream.of(ofFilling, policy.rules().warnings(request), policy.rules().warningsOfPolicy())
            .flatMap(List::stream)
            .filter(warning -> isJudged.test("validity") || !isOfValidity(warning))
            .toList();
    Optional<String> message =
        Optional.of(violations)
            .filter(against -> !against.isEmpty())
            .map(against -> RequestRefusal.sentence(against, true));
    return new Evaluation(
        Optional.empty(),
        message,
        violations,
        warnings,
        elements,
        message.map(refused -> Remedy.of(policy.rules(), request, isJudged.test("validity"))),
        Optional.of(request),
        Optional.empty());
  }

  private static boolean isOfValidity(Warning warning) {
    return warning.code().startsWith("validity-");
  }
}
