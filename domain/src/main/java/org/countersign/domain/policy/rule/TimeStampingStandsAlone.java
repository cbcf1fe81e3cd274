package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;

/**
 * A certificate for time stamps has no other purpose (RFC 3161, 2.3). In a CA's certificate the
 * purposes bound those of what it issues, and stand beside each other.
 */
public record TimeStampingStandsAlone() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Optional<List<ExtendedKeyUsage>> purposes = asked.request().extendedKeyUsages();
    return purposes.isEmpty()
            || !purposes.get().contains(ExtendedKeyUsage.TIME_STAMPING)
            || isAlone(purposes.get())
            || asked.request().basicConstraints().filter(BasicConstraints::ca).isPresent()
        ? List.of()
        : List.of(violation());
  }

  private static boolean isAlone(List<ExtendedKeyUsage> purposes) {
    return purposes.stream().allMatch(ExtendedKeyUsage.TIME_STAMPING::equals);
  }

  private static Violation violation() {
    return ViolationCode.TIME_STAMPING_NOT_ALONE.beyondPolicy(
        ElementNames.EXTENDED_KEY_USAGE,
        ExtendedKeyUsage.TIME_STAMPING.wireName(),
        "time_stamping stands beside another purpose; a certificate for time stamps has no other"
            + " (RFC 3161, 2.3): ask for two certificates");
  }
}
