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

  /** When the record of a key is asked for. */
  private enum KeyRecordIsAskedFor {
    NOW,
    /** By who records the request, unless it is refused for something else. */
    WITH_THE_RECORD
  }

  /** Never throws for what a request holds. */
  JudgedCase judge(String csr, RequestedTerms terms, ProfileInForce inForce) {
    return judge(csr, terms, inForce, KeyRecordIsAskedFor.NOW);
  }

  /**
   * As {@link #judge}, for a request that is going to be recorded: where nothing is against it,
   * what is on record of its key is still to be asked.
   */
  JudgedCase judgeBeforeRecording(String csr, RequestedTerms terms, ProfileInForce inForce) {
    return judge(csr, terms, inForce, KeyRecordIsAskedFor.WITH_THE_RECORD);
  }

  private JudgedCase judge(
      String csr, RequestedTerms terms, ProfileInForce inForce, KeyRecordIsAskedFor when) {
    Reading reading = reader.read(csr);
    Instant now = clock.instant();
    Moment moment = new Moment(now, period(terms, inForce, now));
    return reading instanceof Unreadable unreadable
        ? JudgedCase.unreadable(inForce, terms, moment, unreadable)
        : judge(((Readable) reading).request(), terms, inForce, moment, when);
  }

  private static RequestedPeriod period(RequestedTerms terms, ProfileInForce inForce, Instant now) {
    return RequestedPeriod.of(
        terms,
        inForce.profile().defaults().lifetime(),
        inForce.authority().certificate().map(AuthorityCertificate::validity),
        now);
  }

  private JudgedCase judge(
      CertificationRequest csr,
      RequestedTerms terms,
      ProfileInForce inForce,
      Moment moment,
      KeyRecordIsAskedFor when) {
    RequestedPeriod period = moment.period();
    FilledRequest filled = fill(csr, terms, period, inForce);
    PolicyDecision decision = inForce.policy().evaluate(filled.request());
    SignatureAlgorithmChoice algorithm =
        SignatureAlgorithmChoice.of(
            inForce.authority().keyAlgorithm(), csr.signatureAlgorithm(), inForce.policy().rules());
    List<Violation> others = new ArrayList<>();
    period.obstacle().ifPresent(others::add);
    others.addAll(
        AuthorityObstacles.of(
            inForce.authority(),
            algorithm,
            period.validity(),
            decision.permitted().map(Permitted::basicConstraints),
            moment.now()));
    JudgedCase judged =
        JudgedCase.of(inForce, terms, moment, csr, filled, decision).warning(period.warning());
    if (when == KeyRecordIsAskedFor.WITH_THE_RECORD
        && judged.violations().isEmpty()
        && others.isEmpty()) {
      JudgedCase composed =
          compose(judged, csr, decision.permitted().orElseThrow(), algorithm, period);
      if (composed.certificate().isPresent()) {
        return composed;
      }
    }
    JudgedCase known =
        judged.knowing(keys.of(csr.publicKey(), inForce.profile().projectId())).against(others);
    return known.violations().isEmpty()
        ? compose(known, csr, decision.permitted().orElseThrow(), algorithm, period)
        : known;
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
