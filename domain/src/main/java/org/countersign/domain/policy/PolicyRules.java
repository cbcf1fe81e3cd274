package org.countersign.domain.policy;

import java.util.List;
import org.countersign.domain.request.JudgedRequest;

/**
 * The rules of a policy, checked: what a {@link PolicyDocument} means.
 *
 * <p>Two are equal when their documents are.
 */
public final class PolicyRules {

  private final PolicyDocument document;

  private PolicyRules(PolicyDocument document) {
    this.document = document;
  }

  /** Everything that is wrong with a document, in its order; nothing when {@link #of} takes it. */
  public static List<FieldError> check(PolicyDocument document) {
    throw new UnsupportedOperationException();
  }

  /**
   * The rules that a document states.
   *
   * @throws IllegalArgumentException when {@link #check} finds an error in it
   */
  public static PolicyRules of(PolicyDocument document) {
    return new PolicyRules(document);
  }

  /** The document as it was written. */
  public PolicyDocument document() {
    return document;
  }

  /** SHA-256 over the rules, lower-case hex: by it a request says which rules judged it. */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }

  /**
   * Judges a request by every rule; never throws, never stops at the first violation.
   *
   * @return what may be certified, or every violation in the order of the request's parts
   */
  public PolicyDecision evaluate(JudgedRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyRules that && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "PolicyRules[" + document + "]";
  }
}
