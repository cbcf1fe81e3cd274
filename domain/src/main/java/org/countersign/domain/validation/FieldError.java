package org.countersign.domain.validation;

import java.util.Objects;

/**
 * What is wrong with one field of something that a person has written.
 *
 * @param code the kind of error: one of the constants here
 * @param path where, names and list positions joined by dots: {@code subject.0.allowed.1}
 * @param message the sentence for people
 */
public record FieldError(String code, String path, String message) {

  /** Missing, or of another type than expected. */
  public static final String INVALID_TYPE = "invalid_type";

  /** None of the values that the field can have. */
  public static final String INVALID_ENUM_VALUE = "invalid_enum_value";

  /** A text that is not of the field's form. */
  public static final String INVALID_STRING = "invalid_string";

  /** Empty, or less than the least. */
  public static final String TOO_SMALL = "too_small";

  /** Longer or more than the most. */
  public static final String TOO_BIG = "too_big";

  /** A name that counts for nothing there. */
  public static final String UNRECOGNIZED_KEYS = "unrecognized_keys";

  /** At odds with another field. */
  public static final String CUSTOM = "custom";

  public FieldError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }
}
