package org.countersign.domain.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.text.QuotedText;

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
