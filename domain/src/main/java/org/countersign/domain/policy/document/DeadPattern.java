package org.countersign.domain.policy.document;

import java.util.List;
import java.util.Objects;
import org.countersign.domain.validation.FieldError;

/**
 * A pattern of a policy that matches nothing which a certificate can have: allowed or required it
 * permits nothing, and denied it denies nothing.
 *
 * @param path a JSON Pointer (RFC 6901) to it in the policy document
 * @param pattern as its author wrote it
 * @param message the sentence for people: why, and what would match
 */
public record DeadPattern(String path, String pattern, String message) {

  public DeadPattern {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(message, "message");
  }

  /** The pattern that an error of a document is about, which has the form section.i.list.j. */
  public static DeadPattern of(PolicyDocument document, FieldError error) {
    String[] steps = error.path().split("\\.");
    PolicyDocument.Values entry =
        (steps[0].equals("subject") ? document.subject() : document.sans())
            .get(Integer.parseInt(steps[1]));
    List<String> list =
        switch (steps[2]) {
          case "allowed" -> entry.allowed();
          case "required" -> entry.required();
          default -> entry.denied();
        };
    return new DeadPattern(
        "/" + String.join("/", steps), list.get(Integer.parseInt(steps[3])), error.message());
  }
}
