package org.countersign.adapters.rest.issuance;

import java.util.List;
import java.util.Optional;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.validation.FieldError;

/**
 * The header by which a client says that a request is the same as one before.
 *
 * <p>It is bound to the octets of the body as they were sent: that two spellings of a document mean
 * the same is not for this to decide.
 */
final class IdempotencyKeyHeader {

  static final String NAME = "Idempotency-Key";

  /** Says {@code true} on an answer that was given before. */
  static final String REPLAYED = "Idempotency-Replayed";

  private IdempotencyKeyHeader() {}

  /**
   * @param values of the header, one for each line of it
   * @throws Refused INVALID_FIELDS when it stands there twice, or is no key
   */
  static Optional<Key> read(List<String> values, Fields body) {
    if (values == null || values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw invalid(NAME + " is sent " + values.size() + " times; send it once");
    }
    String text = values.get(0);
    if (!Key.isKey(text)) {
      throw invalid(
          NAME
              + " must have 1 to 255 characters of visible ASCII (! to ~, no spaces); it has "
              + text.length()
              + " characters");
    }
    return Optional.of(new Key(text, body.bodyHash()));
  }

  private static Refused invalid(String message) {
    return Refused.invalid(List.of(new FieldError(FieldError.INVALID_STRING, NAME, message)));
  }
}
