package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * The patterns of one list of a rule, made ready once for all the names that will be held against
 * it. The answer is that of the patterns one by one, in their order.
 */
public final class NamePatterns {

  private final List<NamePattern> patterns;
  private final PatternSet exact = new PatternSet();
  private final PatternSet folded = new PatternSet();

  /** Where the patterns stand that a text alone cannot look up. */
  private final List<Integer> untextual = new ArrayList<>();

  public NamePatterns(List<NamePattern> patterns) {
    this.patterns = List.copyOf(patterns);
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).isTextual()) {
        exact.add(i, patterns.get(i).exact());
        folded.add(i, patterns.get(i).folded());
      } else {
        untextual.add(i);
      }
    }
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** The index of the first pattern by which a name is allowed or required. */
  public OptionalInt firstMatch(SubjectAlternativeName name) {
    return firstMatch(new NameReadings(name));
  }

  public OptionalInt firstMatch(NameReadings readings) {
    if (isOfAnotherKind(readings)) {
      return OptionalInt.empty();
    }
    int best = firstMatch(exact, readings.granted());
    for (int i : untextual) {
      if (i < best && patterns.get(i).matches(readings)) {
        best = i;
      }
    }
    return found(best);
  }

  /** The index of the first pattern by which a name is denied. */
  public OptionalInt firstDenial(SubjectAlternativeName name) {
    return firstDenial(new NameReadings(name));
  }

  public OptionalInt firstDenial(NameReadings readings) {
    if (isOfAnotherKind(readings)) {
      return OptionalInt.empty();
    }
    if (readings.behindWildcard().isPresent()) {
      return firstDenialOneByOne(readings);
    }
    int best = firstMatch(folded, readings.denied());
    for (int i : untextual) {
      if (i < best && patterns.get(i).denies(readings)) {
        best = i;
      }
    }
    return found(best);
  }

  /**
   * The index of the first pattern by which what a client may take for a host is denied, where the
   * patterns are for DNS names. One label alone is denied by name only: it may be no host at all.
   */
  public OptionalInt firstDenialOfHost(HostReading host) {
    if (!host.isWildcard()) {
      return host.hasLabels()
          ? found(folded.firstMatch(host.text(), PatternSet.NONE))
          : found(folded.literal(host.text()));
    }
    for (int i = 0; i < patterns.size(); i++) {
      Pattern pattern = patterns.get(i).folded();
      if (pattern.matches(host.text()) || WildcardReach.meets(host.text(), pattern)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a text in canonical spelling is allowed or required, be it a name or none. */
  public boolean permitText(String text) {
    return exact.firstMatch(text, PatternSet.NONE) != PatternSet.NONE;
  }

  /** A wildcard name stands for many texts, none of which can be looked up. */
  private OptionalInt firstDenialOneByOne(NameReadings readings) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).denies(readings)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The patterns of a rule are all of one kind. */
  private boolean isOfAnotherKind(NameReadings readings) {
    return patterns.isEmpty() || patterns.get(0).kind() != readings.kind();
  }

  private static int firstMatch(PatternSet set, List<String> texts) {
    int best = PatternSet.NONE;
    for (String text : texts) {
      best = set.firstMatch(text, best);
    }
    return best;
  }

  private static OptionalInt found(int index) {
    return index == PatternSet.NONE ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
