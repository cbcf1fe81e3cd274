package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.rule.ComparableRequest;
import org.countersign.domain.request.JudgedRequest;

/**
 * A request while it is judged: what its policy finds, then what whoever else has a say adds to
 * that. Issuing and asking a policy alone gather it here, so that they cannot disagree.
 */
public final class RequestEvaluation {

  private final PolicyRules policy;
  private final ComparableRequest asked;
  private final PolicyDecision decision;
  private final List<Violation> violations;
  private final List<Warning> warnings;

  private RequestEvaluation(PolicyRules policy, ComparableRequest asked, List<Warning> ofFilling) {
    this.policy = policy;
    this.asked = asked;
    this.decision = policy.evaluate(asked);
    this.violations = new ArrayList<>(decision.violations());
    this.warnings = new ArrayList<>(ofFilling);
    warnings.addAll(policy.warnings(asked));
  }

  /**
   * Judges a request by a policy.
   *
   * @param ofFilling what the filling of its gaps has to tell
   */
  public static RequestEvaluation of(
      PolicyRules policy, JudgedRequest request, List<Warning> ofFilling) {
    return new RequestEvaluation(policy, ComparableRequest.of(request), ofFilling);
  }

  /** Adds a reason against the request. */
  public void against(Violation violation) {
    violations.add(violation);
  }

  /** Adds what the requester should know, whatever becomes of the request. */
  public void warn(Warning warning) {
    warnings.add(warning);
  }

  public JudgedRequest request() {
    return asked.request();
  }

  /** What the policy grants, whatever else is against the request; empty when it refuses. */
  public Optional<PolicyDecision.Permitted> permitted() {
    return decision.permitted();
  }

  /** Those of the policy in the order of the request's parts, then the others. */
  public List<Violation> violations() {
    return Collections.unmodifiableList(violations);
  }

  public List<Warning> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /**
   * What becomes of each element of the request, after all that was found so far.
   *
   * @return one verdict an element, in the order of the request's parts
   */
  public List<ElementVerdict> verdicts() {
    return ElementVerdicts.of(policy, asked, violations);
  }
}
