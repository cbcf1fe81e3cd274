package org.countersign.adapters.rest.json;

import java.time.Duration;
import java.util.Optional;
import org.countersign.domain.text.DurationText;
import org.countersign.domain.validation.FieldError;

/** The member {@code ttl}: a length such as {@code 90d}. */
public final class TtlField {

  private static final int MAX_CHARACTERS = 64;

  private TtlField() {}

  /** The length, positive; what is wrong with it is told to the object. */
  public static Optional<Duration> read(Fields object) {
    return object.text("ttl", MAX_CHARACTERS).flatMap(text -> read(object, text));
  }

  private static Optional<Duration> read(Fields object, String text) {
    DurationText.Reading reading = DurationText.ttl(text);
    reading.error().ifPresent(message -> object.reject("ttl", FieldError.INVALID_STRING, message));
    if (reading.error().isEmpty()) {
      DurationText.understoodTtl(text)
          .ifPresent(understood -> object.warn("ttl", "duration-unit-ambiguous", understood));
    }
    return reading.length();
  }
}
