package org.countersign.domain.recipe;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.domain.policy.document.ValueLists;

/**
 * Usages that a rule permits.
 *
 * @param rule empty when the policy does not speak of them, and so permits none
 */
record UsageChoice<U>(Optional<ValueLists<U>> rule) {

  /** Of those asked for, the permitted ones, then those required. */
  Set<U> of(Collection<U> asked, Predicate<U> fits) {
    Set<U> chosen = new LinkedHashSet<>();
    asked.stream().filter(usage -> permits(usage) && fits.test(usage)).forEach(chosen::add);
    rule.ifPresent(lists -> chosen.addAll(lists.required()));
    return chosen;
  }

  boolean permits(U usage) {
    return rule.filter(
            lists ->
                !lists.denied().contains(usage)
                    && (lists.deniesOnly()
                        || lists.required().contains(usage)
                        || lists.allowed().contains(usage)))
        .isPresent();
  }

  boolean requires(U usage) {
    return rule.filter(lists -> lists.required().contains(usage)).isPresent();
  }

  /** The sentence for a usage that was asked for and not chosen. */
  String whyNot(U usage) {
    if (rule.isEmpty()) {
      return "The policy does not allow any of this kind";
    }
    return permits(usage)
        ? "It does not go with the rest of a request that the policy permits"
        : "The policy does not allow it";
  }
}
