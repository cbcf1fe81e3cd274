package org.countersign.adapters.rest.json;

import java.util.Optional;

/** A body that is not what its content type says. */
public final class MalformedBody extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where in a JSON text the reading stopped, both from 1. */
  public record Position(int line, int column) {}

  private final transient Optional<Position> position;
  private final boolean brokenOff;

  private MalformedBody(String message, Optional<Position> position) {
    this(message, position, false);
  }

  private MalformedBody(String message, Optional<Position> position, boolean brokenOff) {
    super(message, null, false, false);
    this.position = position;
    this.brokenOff = brokenOff;
  }

  /** Its end, which its framing announced, did not come. */
  public static MalformedBody ofBrokenOff() {
    return new MalformedBody(
        "The end of the request body did not come: it was too slow, or is not framed as announced",
        Optional.empty(),
        true);
  }

  static MalformedBody json(Optional<Position> position) {
    return new MalformedBody(
        "Invalid JSON in request body. If you are sending a Certificate Signing Request (CSR),"
            + " ensure newlines are escaped as \\n characters, not literal line breaks.",
        position);
  }

  /**
   * @param beyond what the body has too much of, such as {@code nests … more than 32 deep}
   */
  static MalformedBody beyondLimit(String beyond, Optional<Position> position) {
    return new MalformedBody("JSON in request body " + beyond, position);
  }

  static MalformedBody duplicateMember(Optional<Position> position) {
    return new MalformedBody(
        "JSON in request body names a member twice in one object; which one counts would be a guess",
        position);
  }

  static MalformedBody form() {
    return new MalformedBody("Invalid form encoding in request body", Optional.empty());
  }

  /** Empty when the body is no text at all. */
  public Optional<Position> position() {
    return position;
  }

  /** Whether where it ends is not known: nothing after it on the connection can be understood. */
  public boolean isBrokenOff() {
    return brokenOff;
  }
}
