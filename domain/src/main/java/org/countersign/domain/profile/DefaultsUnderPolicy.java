package org.countersign.domain.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Holds a profile's defaults against its policy: a default that the policy refuses could only ever
 * spoil a request.
 *
 * <p>The defaults alone are judged as if they were a request; what they do not speak of, a request
 * still can, and does not count.
 */
final class DefaultsUnderPolicy {

  /**
   * What is missing, a request may bring; what does not fit the key is left out when the gaps are
   * filled.
   */
  private static final Set<ViolationCode> NEVER_OF_DEFAULTS =
      Set.of(
          ViolationCode.SUBJECT_ATTRIBUTE_MISSING,
          ViolationCode.NOTHING_NAMED,
          ViolationCode.COMMON_NAME_IS_A_HOST,
          ViolationCode.SAN_REQUIRED_MISSING,
          ViolationCode.KEY_USAGE_UNFIT_FOR_KEY,
          ViolationCode.PATH_LENGTH_REQUIRED);

  private DefaultsUnderPolicy() {}

  static List<String> violations(ProfileDefaults defaults, PolicyRules policy) {
    Predicate<Violation> isOfDefaults = isOfDefaults(defaults);
    return policy.evaluate(asRequest(defaults)).violations().stream()
        .filter(isOfDefaults)
        .map(Violation::message)
        .distinct()
        .toList();
  }

  private static Predicate<Violation> isOfDefaults(ProfileDefaults defaults) {
    boolean usages = !defaults.keyUsages().isEmpty();
    boolean extendedUsages = !defaults.extendedKeyUsages().isEmpty();
    return violation ->
        NEVER_OF_DEFAULTS.stream().noneMatch(code -> code.text().equals(violation.code()))
            && switch (violation.field()) {
              case "keyUsage" -> usages;
              case "extendedKeyUsage" -> extendedUsages;
              case "basicConstraints" -> defaults.ca().isPresent() || usages;
              default -> true;
            };
  }

  private static JudgedRequest asRequest(ProfileDefaults defaults) {
    DistinguishedName subject = DistinguishedName.EMPTY;
    for (SubjectAttributeType type : defaults.subject().keySet()) {
      subject = subject.with(type, defaults.subject().get(type));
    }
    ClaimedContent content =
        new ClaimedContent(
            subject,
            List.of(),
            Optional.of(defaults.keyUsages()).filter(usages -> !usages.isEmpty()),
            Optional.of(defaults.extendedKeyUsages()).filter(usages -> !usages.isEmpty()),
            defaults.ca().map(ca -> ca ? authority(defaults) : BasicConstraints.END_ENTITY),
            defaults.signatureAlgorithm());
    return JudgedRequest.asClaimed(
        content, defaults.keyAlgorithm(), defaults.pathLength(), defaults.lifetime());
  }

  private static BasicConstraints authority(ProfileDefaults defaults) {
    return BasicConstraints.authority(defaults.pathLength().orElse(-1));
  }
}
