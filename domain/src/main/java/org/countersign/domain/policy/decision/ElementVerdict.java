package org.countersign.domain.policy.decision;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one element of a request. Every element has one: nothing that a CSR asks for is
 * dropped without a word.
 *
 * @param element where in the request, by the names of {@link Violation#field}: {@code
 *     subject.common_name}, {@code subjectAltName[2]}, {@code keyUsage.digital_signature}, {@code
 *     extension[1.2.3.4]}
 * @param value what stands there
 * @param rule a JSON Pointer (RFC 6901) into the policy document, or the kebab-case name of a rule
 *     that holds whatever the policy
 * @param why a sentence for people
 */
public record ElementVerdict(
    String element, Optional<String> value, Verdict verdict, String rule, String why) {

  /** The three things that can become of an element. */
  public enum Verdict {
    /** It stands in the certificate, or has its effect there. */
    GRANTED,
    /** It is a reason why there is no certificate. */
    REFUSED,
    /** It has no effect, by a rule that says so. */
    IGNORED;

    /** The name in answers. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ElementVerdict {
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(why, "why");
  }
}
