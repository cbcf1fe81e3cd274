package org.countersign.adapters.rest.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;

/** Everything that is wrong with a body or with parameters, collected to be answered at once. */
public final class FieldErrors {

  /** As {@code UUID.toString} writes it: {@code UUID.fromString} takes much more. */
  private static final String UUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private final List<FieldError> errors = new ArrayList<>();

  /**
   * Adds an error.
   *
   * @param code one of the constants of {@link FieldError}
   */
  public void add(String code, String path, String message) {
    errors.add(new FieldError(code, path, message));
  }

  /**
   * Ends the collecting.
   *
   * @throws Refused INVALID_FIELDS when there is any error
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }

  /** The id that a text is; empty, and an error, when it is none. */
  public Optional<UUID> uuid(String path, String text) {
    return uuid(path, text, path);
  }

  /**
   * As {@link #uuid(String, String)}.
   *
   * @param kind the name that such an id has in bodies, such as {@code profileId}
   */
  public Optional<UUID> uuid(String path, String text, String kind) {
    if (!isUuid(text)) {
      add(FieldError.INVALID_STRING, path, "Invalid uuid" + (Slug.isSlug(text) ? way(kind) : ""));
      return Optional.empty();
    }
    return Optional.of(UUID.fromString(text));
  }

  /** For who has a slug in the place of an id. */
  private static String way(String kind) {
    if (kind.startsWith("projectId")) {
      return ". The id of a project with a slug: GET /api/v1/projects/slug/{slug}";
    }
    return kind.startsWith("profileId")
        ? ". The id of a profile with a slug: GET"
            + " /api/v1/cert-manager/certificate-profiles/slug/{slug}?projectId={projectId}"
        : "";
  }

  private static boolean isUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      return false;
    }
    for (int i = 0; i < UUID_FORM.length(); i++) {
      char c = text.charAt(i);
      if (UUID_FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text can be stored and answered; an error when not. */
  boolean wellFormed(String path, String text) {
    boolean wellFormed = isWellFormed(text);
    if (!wellFormed) {
      add(
          FieldError.INVALID_STRING,
          path,
          "Text must not contain NUL or half of a surrogate pair (U+D800 to U+DFFF)");
    }
    return wellFormed;
  }

  private static boolean isWellFormed(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint == 0 || isHalf(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Whether a text can be stored and has no more characters than that; an error when not. */
  public boolean fits(String path, String text, int maxCharacters) {
    if (text.length() > maxCharacters) {
      add(
          FieldError.TOO_BIG,
          path,
          "Text has " + text.length() + " characters; at most " + maxCharacters + " are allowed");
      return false;
    }
    return wellFormed(path, text);
  }

  /** An error for a text that is none of these names. */
  public void notOneOf(String path, Collection<String> names) {
    add(
        FieldError.INVALID_ENUM_VALUE,
        path,
        "Invalid value. Expected one of: " + String.join(", ", names));
  }
}
