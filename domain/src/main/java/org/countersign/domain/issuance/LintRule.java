package org.countersign.domain.issuance;

/**
 * One rule that a certificate must obey before it is signed, named by the sentence that is true
 * when it passes.
 *
 * <p>A rule looks at what the octets say ({@link LintSubject#encoded}), not at what was meant.
 */
public interface LintRule {

  /** Stable, kebab-case. */
  String code();

  /** The clause that asks for it, such as {@code RFC 5280, 4.1.2.2}. */
  String clause();

  /** Whether the rule has anything to say of this certificate. */
  boolean applies(LintSubject subject);

  /** Whether the certificate obeys; asked only where the rule applies. */
  boolean holds(LintSubject subject);

  /**
   * What is wrong, with the value and what would be right; asked only where the rule does not hold.
   */
  String finding(LintSubject subject);
}
