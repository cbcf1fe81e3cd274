package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.BasicConstraintsRule;
import org.countersign.domain.request.JudgedRequest;

/**
 * A CA certificate is asked for where the policy requires it, nowhere where the policy denies it,
 * and with a path length within the policy's; keyCertSign and CA:TRUE go together (RFC 5280,
 * 4.2.1.3 and 4.2.1.9).
 */
public record AuthorityIsAllowed(BasicConstraintsRule rule) implements PolicyRule {

  private static final String FIELD = "basicConstraints";
  private static final String IS_CA = "/basicConstraints/isCA";
  private static final String MAX_PATH_LENGTH = "/basicConstraints/maxPathLength";

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    AuthorityAskedFor authority = AuthorityAskedFor.of(asked.request());
    return switch (rule.authority()) {
      case DENIED -> authority.ca() || authority.keyCertSign() ? List.of(denied()) : List.of();
      case REQUIRED ->
          authority.ca() ? fitting(authority, asked.request()) : List.of(required(asked.request()));
      case ALLOWED -> authority.ca() ? fitting(authority, asked.request()) : endEntity(authority);
    };
  }

  private static Violation denied() {
    return violation(
        ViolationCode.CA_DENIED,
        "CA:TRUE",
        IS_CA,
        "CA certificate issuance is denied by this policy. The policy does not allow issuing CA"
            + " certificates.");
  }

  /** Whether the CSR itself says whether it is for a CA; else the body or the profile does. */
  private static boolean isOfTheCsr(JudgedRequest request) {
    return request.basicConstraints().isPresent()
        && !request.filledIn().contains(ElementNames.BASIC_CONSTRAINTS);
  }

  private static Violation required(JudgedRequest request) {
    return violation(
        ViolationCode.CA_REQUIRED,
        "CA:FALSE",
        IS_CA,
        "CA certificate issuance is required by this policy. The request must include"
            + " basicConstraints with isCA set to true."
            + (isOfTheCsr(request)
                ? " The CSR says CA:FALSE, which counts whatever stands beside it."
                : ""));
  }

  private static List<Violation> endEntity(AuthorityAskedFor authority) {
    return authority.keyCertSign()
        ? List.of(
            ViolationCode.KEY_CERT_SIGN_WITHOUT_CA.beyondPolicy(
                FIELD,
                "CA:FALSE",
                "Key usage key_cert_sign needs basicConstraints with isCA set to true"
                    + " (RFC 5280, 4.2.1.9)"))
        : List.of();
  }

  private List<Violation> fitting(AuthorityAskedFor authority, JudgedRequest request) {
    List<Violation> violations = new ArrayList<>();
    if (!authority.keyCertSign()) {
      violations.add(
          ViolationCode.CA_WITHOUT_KEY_CERT_SIGN.beyondPolicy(
              "keyUsage",
              "CA:TRUE",
              "A CA certificate needs the key usage key_cert_sign (RFC 5280, 4.2.1.3)"
                  + (isOfTheCsr(request)
                      ? ""
                      : "; it is isCA beside the CSR that asks for one, and the CSR has no such usage")));
    }
    pathLength(authority.pathLength()).ifPresent(violations::add);
    return violations;
  }

  private Optional<Violation> pathLength(Optional<Integer> asked) {
    Optional<Integer> limit = rule.pathLengthLimit();
    if (asked.isPresent() && asked.get() < -1) {
      return Optional.of(
          ViolationCode.PATH_LENGTH_INVALID.beyondPolicy(
              FIELD + ".pathLength",
              asked.get().toString(),
              "Path length must be -1 (unlimited), 0, or a positive integer."));
    }
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    if (asked.isEmpty()) {
      return Optional.of(
          violation(
              ViolationCode.PATH_LENGTH_REQUIRED,
              "",
              MAX_PATH_LENGTH,
              "Path length is required when issuing CA certificates because the policy only allows"
                  + " a maximum path length of "
                  + limit.get()
                  + "."));
    }
    boolean within = asked.get() >= 0 && asked.get() <= limit.get();
    return within ? Optional.empty() : Optional.of(tooLong(asked.get(), limit.get()));
  }

  private static Violation tooLong(int asked, int limit) {
    return violation(
        ViolationCode.PATH_LENGTH_TOO_LONG,
        Integer.toString(asked),
        MAX_PATH_LENGTH,
        "Requested path length (" + asked + ") exceeds maximum allowed by policy (" + limit + ").");
  }

  private static Violation violation(
      ViolationCode code, String value, String rule, String message) {
    return code.at(
        FIELD,
        Optional.of(value).filter(text -> !text.isEmpty()),
        Optional.of(rule),
        List.of(),
        message);
  }
}
