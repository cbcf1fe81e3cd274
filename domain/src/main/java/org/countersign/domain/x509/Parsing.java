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
  }

  /**
   * The text is a name as its standard has it, but none that is certified here.
   *
   * @param reason as in {@link Malformed}
   */
  record Declined<N>(String reason) implements Parsing<N> {

    public Declined {
      Objects.requireNonNull(reason, "reason");
    }
  }

  static <N> Parsing<N> name(N value) {
    return new Name<>(value);
  }

  static <N> Parsing<N> malformed(String reason) {
    return new Malformed<>(reason);
  }

  static <N> Parsing<N> declined(String reason) {
    return new Declined<>(reason);
  }

  /** The same reason, where the text that is no name is a part of another one's. */
  default <M> Parsing<M> within() {
    return this instanceof Declined<N> declined
        ? new Declined<>(declined.reason())
        : new Malformed<>(defect().orElseThrow());
  }

  /** Empty when the text is no name. */
  default Optional<N> name() {
    return this instanceof Name<N> name ? Optional.of(name.value()) : Optional.empty();
  }

  /** Why the text is no name that is certified; empty when it is one. */
  default Optional<String> defect() {
    if (this instanceof Declined<N> declined) {
      return Optional.of(declined.reason());
    }
    return this instanceof Malformed<N> malformed
        ? Optional.of(malformed.reason())
        : Optional.empty();
  }
}
