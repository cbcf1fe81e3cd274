package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.ElementVerdict.Verdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.text.QuotedText;

/**
 * The verdicts on a request's elements, one added after the other: refused where a violation names
 * the element, else granted or ignored.
 */
final class VerdictList {

  private final List<Violation> violations;
  private final Set<String> filledIn;
  private final List<ElementVerdict> verdicts = new ArrayList<>();

  /**
   * @param violations all that was found against the request, by whatever rule
   * @param filledIn the elements that the profile's defaults added
   */
  VerdictList(List<Violation> violations, Set<String> filledIn) {
    this.violations = violations;
    this.filledIn = filledIn;
  }

  /**
   * Which entry of a policy lets a value pass.
   *
   * @param rule a JSON Pointer to the entry, or to the rule that denies other things only
   */
  record Grant(String rule, String why) {

    /**
     * The entry that lets a value pass, given that one does: a required one, else an allowed one,
     * else the rule itself, which then only denies.
     */
    static <T> Grant by(
        ValueLists<T> lists, String pointer, Predicate<T> matches, Function<T, String> text) {
      int required = indexOf(lists.required(), matches);
      if (required >= 0) {
        return entry(lists.required().get(required), pointer + "/required/" + required, text);
      }
      int allowed = indexOf(lists.allowed(), matches);
      if (allowed >= 0) {
        return entry(lists.allowed().get(allowed), pointer + "/allowed/" + allowed, text);
      }
      return new Grant(pointer, "the policy denies others, not this");
    }

    /** The same, for a value of which there is more to say. */
    Grant and(String more) {
      return more.isEmpty() ? this : new Grant(rule, why + more);
    }

    private static <T> Grant entry(T value, String pointer, Function<T, String> text) {
      return new Grant(pointer, "the policy permits " + QuotedText.quoted(text.apply(value)));
    }

    static <T> int indexOf(List<T> list, Predicate<T> condition) {
      for (int i = 0; i < list.size(); i++) {
        if (condition.test(list.get(i))) {
          return i;
        }
      }
      return -1;
    }
  }

  List<ElementVerdict> all() {
    return List.copyOf(verdicts);
  }

  /** The violation that names the element. */
  Optional<Violation> refusing(String field) {
    for (Violation violation : violations) {
      if (violation.field().equals(field)) {
        return Optional.of(violation);
      }
    }
    return Optional.empty();
  }

  /**
   * @param grant is asked for only where nothing refuses the element
   */
  void judged(String element, String value, Supplier<Grant> grant) {
    Optional<Violation> refusing = refusing(element);
    if (refusing.isPresent()) {
      refused(element, value, refusing.get());
    } else {
      granted(element, value, element, grant.get());
    }
  }

  /**
   * @param source the element that stands among those filled in
   */
  void granted(String element, String value, String source, Grant grant) {
    String why =
        filledIn.contains(source)
            ? "Not in the CSR, filled in " + place(source) + "; " + grant.why()
            : grant.why().substring(0, 1).toUpperCase(Locale.ROOT) + grant.why().substring(1);
    add(element, value, Verdict.GRANTED, grant.rule(), why);
  }

  /** A subject has an order, and what is filled in comes last. */
  private static String place(String source) {
    return source.startsWith("subject.") ? "behind what it has" : "beside it";
  }

  void refused(String element, String value, Violation violation) {
    add(
        element,
        value,
        Verdict.REFUSED,
        violation.rule().orElse(violation.code()),
        violation.message());
  }

  void ignored(String element, String value, String rule, String why) {
    add(element, value, Verdict.IGNORED, rule, why);
  }

  private void add(String element, String value, Verdict verdict, String rule, String why) {
    verdicts.add(
        new ElementVerdict(
            element, Optional.of(value).filter(text -> !text.isEmpty()), verdict, rule, why));
  }
}
