package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a policy writes for values of a subject attribute: {@code *} is any run of characters, the
 * rest is compared by caseIgnoreMatch (RFC 4518).
 *
 * <p>Two are equal when they are written alike.
 */
public final class SubjectPattern {

  private final String text;
  private final Pattern pattern;

  public SubjectPattern(String text) {
    this.text = text;
    this.pattern = Pattern.ofPieces(prepared(Pattern.split(text)));
  }

  private static List<String> prepared(List<String> pieces) {
    List<String> prepared = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      prepared.add(PreparedString.piece(pieces.get(i), i == 0, i == pieces.size() - 1));
    }
    return prepared;
  }

  /** As the policy's author wrote it. */
  public String text() {
    return text;
  }

  /** Whether it names one value and no others. */
  public boolean isLiteral() {
    return pattern.isLiteral();
  }

  public boolean matches(String value) {
    return matchesPrepared(PreparedString.of(value));
  }

  /** For a value that many patterns are held against, prepared once. */
  boolean matchesPrepared(String prepared) {
    return pattern.matches(prepared);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
