package org.countersign.domain.recipe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.document.ValidityRule;
import org.countersign.domain.text.DurationText;
import org.countersign.domain.x509.Validity;

/** The time nearest to the one asked for that both the policy and the CA permit. */
final class TimeChoice {

  /**
   * When neither profile nor policy says how long: long enough to renew in time, short enough to be
   * forgotten about.
   */
  private static final Duration USUAL_LIFETIME = Duration.ofDays(90);

  private final RequestedTime asked;
  private final Instant now;
  private final List<Unobtainable> unobtainable = new ArrayList<>();
  private Instant start;
  private Duration length;
  private boolean endsWithIssuer;

  /**
   * @param longest that the policy permits
   * @param issuer empty when no CA is asked
   */
  TimeChoice(
      RequestedTime asked,
      Optional<ValidityRule> longest,
      Optional<Validity> issuer,
      Instant moment) {
    this.asked = asked;
    this.now = moment.truncatedTo(ChronoUnit.SECONDS);
    this.start = asked.notBefore().orElse(now).truncatedTo(ChronoUnit.SECONDS);
    this.length = asked.lifetime().orElse(USUAL_LIFETIME);
    issuer.ifPresent(this::beginWithin);
    longest.map(ValidityRule::max).ifPresent(this::shortenTo);
    issuer.ifPresent(this::endWithin);
  }

  Duration length() {
    return length;
  }

  List<Unobtainable> unobtainable() {
    return unobtainable;
  }

  /** Empty when what was asked for, or the profile's default, will do. */
  Optional<RecommendedTime> recommended() {
    if (asked.lifetime().equals(Optional.of(length))
        && asked
            .notBefore()
            .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS))
            .orElse(now)
            .equals(start)) {
      return Optional.empty();
    }
    boolean dates = asked.notBefore().isPresent() || asked.endIsDate() || endsWithIssuer;
    return Optional.of(
        dates
            ? RecommendedTime.until(asked.notBefore().map(moment -> start), start.plus(length))
            : RecommendedTime.lasting(length));
  }

  /** The end that was asked for stays where it is, if it is one. */
  private void beginWithin(Validity issuer) {
    if (start.isBefore(issuer.notBefore())) {
      Duration left = length.minus(Duration.between(start, issuer.notBefore()));
      tell(start.toString(), "The CA's certificate begins at " + issuer.notBefore());
      start = issuer.notBefore();
      length = asked.endIsDate() && !left.isNegative() && !left.isZero() ? left : length;
    } else if (!start.isBefore(issuer.notAfter())) {
      tell(start.toString(), "The CA's certificate ends at " + issuer.notAfter());
      start = now;
    }
  }

  private void shortenTo(Duration longest) {
    if (length.compareTo(longest) > 0) {
      asked
          .lifetime()
          .ifPresent(
              lifetime ->
                  tell(
                      DurationText.of(lifetime),
                      "The policy permits at most " + DurationText.of(longest)));
      length = longest;
    }
  }

  private void endWithin(Validity issuer) {
    if (start.plus(length).isAfter(issuer.notAfter()) && start.isBefore(issuer.notAfter())) {
      asked
          .lifetime()
          .ifPresent(
              lifetime ->
                  tell(
                      start.plus(length).toString(),
                      "The CA's certificate ends at " + issuer.notAfter()));
      length = Duration.between(start, issuer.notAfter());
      endsWithIssuer = true;
    }
  }

  private void tell(String value, String why) {
    unobtainable.add(Unobtainable.of("validity", value, why));
  }
}
