package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.SignatureAlgorithmChoice;
import org.countersign.domain.issuance.SignatureAlgorithmChoice.Chosen;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.PolicyDecision.Permitted;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * The one judgement of every request, from what is asked for to what would be signed or to every
 * reason why nothing would be. It writes nothing; issuing and evaluating share it, so that they
 * cannot disagree.
 */
final class RequestJudging {

  private final KeyChecks keys;
  private final SerialNumbers serialNumbers;
  private final CertificateSigning signing;
  private final PublicLocations locations;
  private final Clock clock;

  RequestJudging(KeyChecks keys, IssuanceUseCases.Cryptography cryptography, Clock clock) {
    this.keys = keys;
    this.serialNumbers = cryptography.serialNumbers();
    this.signing = cryptography.signing();
    this.locations = cryptography.locations();
    this.clock = clock;
  }

  /** When it is asked what is on record of a requester's key. */
  enum KeyLookup {

    /** While the request is judged. */
    WHILE_JUDGING,

    /**
     * By who records the request, in the same unit of work, where nothing else is against it: saves
     * a round trip to the database.
     */
    WHEN_RECORDED
  }

  /**
   * Judges what the reading of a CSR found; never throws for what the CSR holds. Call it with no
   * unit of work open.
   *
   * @param told what else the requester is told, after all that is found
   */
  JudgedCase judge(
      Reading reading,
      RequestedTerms terms,
      ProfileInForce inForce,
      List<Warning> told,
      KeyLookup keyLookup) {
    if (reading instanceof Unreadable unreadable) {
      return unreadable(unreadable, terms, inForce, told);
    }
    CertificationRequest csr = ((Readable) reading).request();
    return judge(csr.publicKey(), csr.content(), terms, inForce, told, keyLookup);
  }

  /**
   * Judges a certificate that is asked for, by a CSR or in another way that gives a key and the
   * content of its certificate. Call it with no unit of work open.
   *
   * @param key whose possession is proven
   * @param told what else the requester is told, after all that is found
   */
  JudgedCase judge(
      SubjectPublicKeyInfo key,
      ClaimedContent content,
      RequestedTerms terms,
      ProfileInForce inForce,
      List<Warning> told,
      KeyLookup keyLookup) {
    Judging judging = new Judging(key, content, terms, inForce);
    if (keyLookup == KeyLookup.WHILE_JUDGING || !judging.canBeSigned()) {
      judging.knowing(keys.of(key, inForce.profile().projectId()));
    }
    return judging.decided(told);
  }

  /**
   * A request that could be read and was judged before it was recorded, and whose key forbids it.
   *
   * @param known has an objection
   */
  JudgedCase refusedForItsKey(
      KeyChecks.Knowledge known,
      Reading reading,
      RequestedTerms terms,
      ProfileInForce inForce,
      List<Warning> told) {
    CertificationRequest csr = ((Readable) reading).request();
    return new Judging(csr.publicKey(), csr.content(), terms, inForce).knowing(known).decided(told);
  }

  private JudgedCase unreadable(
      Unreadable unreadable, RequestedTerms terms, ProfileInForce inForce, List<Warning> told) {
    Instant now = clock.instant();
    RefusalRemedy remedies =
        new RefusalRemedy(inForce, terms, RequestedPeriod.of(terms, inForce, now).validity(), now);
    return new JudgedCase(
        inForce,
        RequestedContent.unreadable(terms),
        Evaluation.ofUnreadable(
            unreadable, told, Optional.of(remedies.ofUnreadable(unreadable.unproven()))),
        Optional.empty());
  }

  private static Violation violation(Lint.Finding finding) {
    return ViolationCode.CERTIFICATE_NONCONFORMING.beyondPolicy(
        "certificate",
        finding.code(),
        "The certificate would not conform: " + finding.message() + " (" + finding.clause() + ")");
  }

  /** One request while it is judged. */
  private final class Judging {

    private final SubjectPublicKeyInfo key;
    private final ClaimedContent asked;
    private final RequestedTerms terms;
    private final ProfileInForce inForce;
    private final Instant now;
    private final RequestedPeriod period;
    private final RequestEvaluation found;
    private final SignatureAlgorithmChoice algorithm;

    /** What is against it beside the policy and the key, in this order. */
    private final List<Violation> obstacles = new ArrayList<>();

    private Lint.Result linted;

    /** Judges by the policy, and by what the CA can do. */
    Judging(
        SubjectPublicKeyInfo key,
        ClaimedContent asked,
        RequestedTerms terms,
        ProfileInForce inForce) {
      this.key = key;
      this.asked = asked;
      this.terms = terms;
      this.inForce = inForce;
      this.now = clock.instant();
      this.period = RequestedPeriod.of(terms, inForce, now);
      PolicyRules policy = inForce.policy().rules();
      FilledRequest filled =
          inForce
              .profile()
              .defaults()
              .fill(asked, Optional.of(key.algorithm()), terms, period.length(), policy);
      this.found = RequestEvaluation.of(policy, filled.request(), filled.warnings());
      this.algorithm =
          SignatureAlgorithmChoice.of(
              inForce.authority().keyAlgorithm(), asked.signatureAlgorithm(), policy);
      period.warning().ifPresent(found::warn);
      period.obstacle().ifPresent(obstacles::add);
      obstacles.addAll(
          AuthorityObstacles.of(
              inForce.authority(),
              algorithm,
              period.validity(),
              found.permitted().map(Permitted::basicConstraints),
              now));
    }

    /** Whether nothing is against it so far, nor against what would be signed. */
    boolean canBeSigned() {
      return found.violations().isEmpty() && obstacles.isEmpty() && linted() instanceof Lint.Passed;
    }

    /** Judges by what is on record of the key, too. */
    Judging knowing(KeyChecks.Knowledge known) {
      known.reuse().map(KeyReuse::warning).ifPresent(found::warn);
      known.objection().ifPresent(found::against);
      return this;
    }

    JudgedCase decided(List<Warning> told) {
      told.forEach(found::warn);
      obstacles.forEach(found::against);
      Optional<LintedCertificate> certificate =
          found.violations().isEmpty() ? composed() : Optional.empty();
      Optional<Remedy> remedy =
          certificate.isPresent()
              ? Optional.empty()
              : new RefusalRemedy(inForce, terms, period.validity(), now).of(found);
      return new JudgedCase(
          inForce,
          kept(),
          Evaluation.of(
              found,
              Optional.of(inForce.policySnapshot()),
              remedy,
              certificate.map(LintedCertificate::content)),
          certificate);
    }

    /** Every reason why what was granted makes no certificate is found against it. */
    private Optional<LintedCertificate> composed() {
      if (linted() instanceof Lint.Failed failed) {
        failed.findings().stream().map(RequestJudging::violation).forEach(found::against);
        return Optional.empty();
      }
      return Optional.of(((Lint.Passed) linted()).certificate());
    }

    /** Of a request that nothing else is against: it is composed once, with one serial number. */
    private Lint.Result linted() {
      if (linted == null) {
        AuthorityCertificate issuer = inForce.authority().certificate().orElseThrow();
        linted = signing.prepare(content(issuer), Issuer.of(issuer));
      }
      return linted;
    }

    /** What the policy granted, for the time and with the algorithm that the CA can sign with. */
    private TbsCertificate content(AuthorityCertificate issuer) {
      Permitted granted = found.permitted().orElseThrow();
      return new TbsCertificate(
          serialNumbers.next(),
          ((Chosen) algorithm).algorithm(),
          issuer.subjectDer(),
          period.validity().orElseThrow(),
          granted.subject(),
          key,
          granted.basicConstraints(),
          granted.keyUsages(),
          granted.extendedKeyUsages(),
          granted.names(),
          issuer.publicKey().keyIdentifier(),
          key.keyIdentifier(),
          locations.underIssuer(issuer));
    }

    /** Of what the policy refuses, subject and basicConstraints as requested, without defaults. */
    private RequestedContent kept() {
      JudgedRequest request = found.request();
      boolean refused = found.permitted().isEmpty();
      return new RequestedContent(
          refused ? asked.subject() : request.subject(),
          request.names(),
          request.keyAlgorithm(),
          refused ? asked.basicConstraints() : request.basicConstraints(),
          terms);
    }
  }
}
