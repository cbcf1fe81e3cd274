package org.countersign.domain.x509;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a text as a name: the name, or why it is none.
 *
 * @param <N> the kind of name
 */
public sealed interface Parsing<N> {

  /** The text is a name. */
  record Name<N>(N value) implements Parsing<N> {

    public Name {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The text is no name.
   *
   * @param reason a clause without capital or full stop, such as {@code label 'a_b' holds '_'}; it
   *     quotes the text as it is, control characters and all
   */
  record Malformed<N>(String reason) implements Parsing<N> {

    public Malformed {
      Objects.requireNonNull(reason, "reason");
    }

    /** The same reason, where a part of another kind of name was read. */
    <M> Parsing<M> within() {
      return new Malformed<>(reason);
    }
  }

  static <N> Parsing<N> name(N value) {
    return new Name<>(value);
  }

  static <N> Parsing<N> malformed(String reason) {
    return new Malformed<>(reason);
  }

  /** Empty when the text is no name. */
  default Optional<N> name() {
    return this instanceof Name<N> name ? Optional.of(name.value()) : Optional.empty();
  }

  /** Why the text is no name; empty when it is one. */
  default Optional<String> defect() {
    return this instanceof Malformed<N> malformed
        ? Optional.of(malformed.reason())
        : Optional.empty();
  }
}
