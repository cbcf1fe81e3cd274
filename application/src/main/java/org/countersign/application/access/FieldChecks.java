package org.countersign.application.access;

import java.util.ArrayList;
import java.util.List;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;

/** Collects everything that is wrong with what was typed in, then refuses once. */
final class FieldChecks {

  private final List<FieldError> errors = new ArrayList<>();

  FieldChecks text(String path, String value, int least, int most) {
    if (value.strip().length() < least) {
      errors.add(
          new FieldError(
              FieldError.TOO_SMALL, path, path + " must have at least " + least + " characters"));
    } else if (value.length() > most) {
      errors.add(
          new FieldError(
              FieldError.TOO_BIG,
              path,
              path + " has " + value.length() + " characters; at most " + most + " are allowed"));
    }
    return this;
  }

  FieldChecks slug(String path, String value, int most) {
    if (!Slug.isSlug(value) || value.length() > most) {
      errors.add(
          new FieldError(
              FieldError.INVALID_STRING,
              path,
              path
                  + " must be 1 to "
                  + most
                  + " characters and contain only lowercase letters, numbers, and hyphens"));
    }
    return this;
  }

  FieldChecks that(boolean holds, String path, String message) {
    if (!holds) {
      errors.add(new FieldError(FieldError.CUSTOM, path, message));
    }
    return this;
  }

  /**
   * @throws Refused INVALID_FIELDS when anything is wrong
   */
  void done() {
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }
}
