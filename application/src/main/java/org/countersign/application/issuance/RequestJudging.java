package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.SignatureAlgorithmChoice;
import org.countersign.domain.issuance.SignatureAlgorithmChoice.Chosen;
import org.countersign.domain.policy.PolicyDecision;
import org.countersign.domain.policy.PolicyDecision.Permitted;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestTerms;
import org.countersign.domain.request.RequestedTerms;

/**
 * The first half of the walk, from a text to what would be signed or to every reason why nothing
 * would be. It writes nothing; issuing and evaluating share it, so that they cannot disagree.
 */
final class RequestJudging {

  private final CertificationRequestReader reader;
  private final KnownKeys keys;
  private final CertificateComposition composition;
  private final Clock clock;

  RequestJudging(
      CertificationRequestReader reader,
      KnownKeys keys,
      CertificateComposition composition,
      Clock clock) {
    this.reader = reader;
    this.keys = keys;
    this.composition = composition;
    this.clock = clock;
  }

  /** Never throws for what a request holds. */
  JudgedCase judge(String csr, RequestedTerms terms, ProfileInForce inForce) {
    Reading reading = reader.read(csr);
    Instant now = clock.instant();
    RequestedPeriod period = period(terms, inForce, now);
    return reading instanceof Unreadable unreadable
        ? JudgedCase.unreadable(inForce, terms, new Moment(now, period), unreadable)
        : judge(((Readable) reading).request(), terms, inForce, new Moment(now, period));
  }

  private static RequestedPeriod period(RequestedTerms terms, ProfileInForce inForce, Instant now) {
    return RequestedPeriod.of(
        terms,
        inForce.profile().defaults().lifetime(),
        inForce.authority().certificate().map(AuthorityCertificate::validity),
        now);
  }

  private JudgedCase judge(
      CertificationRequest csr, RequestedTerms terms, ProfileInForce inForce, Moment moment) {
    RequestedPeriod period = moment.period();
    FilledRequest filled = fill(csr, terms, period, inForce);
    PolicyDecision decision = inForce.policy().evaluate(filled.request());
    SignatureAlgorithmChoice algorithm =
        SignatureAlgorithmChoice.of(
            inForce.authority().keyAlgorithm(), csr.signatureAlgorithm(), inForce.policy().rules());
    KnownKeys.Knowledge known = keys.of(csr.publicKey(), inForce.profile().projectId());
    List<Violation> others = new ArrayList<>();
    known.objection().ifPresent(others::add);
    period.obstacle().ifPresent(others::add);
    others.addAll(
        AuthorityObstacles.of(
            inForce.authority(),
            algorithm,
            period.validity(),
            decision.permitted().map(Permitted::basicConstraints),
            moment.now()));
    JudgedCase judged =
        JudgedCase.of(inForce, terms, moment, csr, filled, decision)
            .warning(period.warning())
            .warning(known.reuse())
            .against(others);
    return judged.violations().isEmpty()
        ? compose(judged, csr, decision.permitted().orElseThrow(), algorithm, period)
        : judged;
  }

  private static FilledRequest fill(
      CertificationRequest csr,
      RequestedTerms terms,
      RequestedPeriod period,
      ProfileInForce inForce) {
    return inForce
        .profile()
        .defaults()
        .fill(
            csr,
            new RequestTerms(terms.ca(), terms.pathLength(), period.length(), period.explicit()),
            inForce.policy().rules());
  }

  private JudgedCase compose(
      JudgedCase judged,
      CertificationRequest csr,
      Permitted granted,
      SignatureAlgorithmChoice algorithm,
      RequestedPeriod period) {
    Lint.Result result =
        composition.compose(
            csr,
            granted,
            ((Chosen) algorithm).algorithm(),
            period.validity().orElseThrow(),
            judged.inForce().authority().certificate().orElseThrow());
    return result instanceof Lint.Failed failed
        ? judged.against(CertificateComposition.violations(failed))
        : judged.permitted(((Lint.Passed) result).certificate());
  }
}
