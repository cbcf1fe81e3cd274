package org.countersign.application.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.domain.access.Permission;
import org.countersign.domain.validation.FieldError;

/**
 * A use case says no. Nothing of what it was asked to do has been done, but for the record that it
 * was asked.
 *
 * <p>The message is for the caller and holds no secret. Without a stack trace: it is an answer, not
 * a fault.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RefusalKind kind;
  private final transient List<FieldError> fieldErrors;
  private final transient Optional<RequestRefusal> requestRefusal;
  private final transient Optional<Duration> retryAfter;

  private Refused(
      RefusalKind kind,
      String message,
      List<FieldError> fieldErrors,
      Optional<RequestRefusal> requestRefusal,
      Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.fieldErrors = List.copyOf(fieldErrors);
    this.requestRefusal = requestRefusal;
    this.retryAfter = retryAfter;
  }

  public static Refused badRequest(String message) {
    return plain(RefusalKind.BAD_REQUEST, message);
  }

  public static Refused notFound(String message) {
    return plain(RefusalKind.NOT_FOUND, message);
  }

  public static Refused conflict(String message) {
    return plain(RefusalKind.CONFLICT, message);
  }

  public static Refused unauthenticated(String message) {
    return plain(RefusalKind.UNAUTHENTICATED, message);
  }

  /** As {@link #unauthenticated}, until some time has passed. */
  public static Refused lockedOut(String message, Duration retryAfter) {
    return until(RefusalKind.UNAUTHENTICATED, message, retryAfter);
  }

  public static Refused rateLimited(Duration retryAfter) {
    return until(
        RefusalKind.RATE_LIMITED,
        "Rate limit exceeded. Please try again in " + wholeSeconds(retryAfter) + " seconds",
        retryAfter);
  }

  public static Refused tokenExpired() {
    return plain(RefusalKind.TOKEN_EXPIRED, "Your token has expired. Please re-authenticate.");
  }

  public static Refused forbidden(String message) {
    return plain(RefusalKind.PERMISSION_DENIED, message);
  }

  public static Refused denied(Permission permission) {
    return forbidden(
        "You are not allowed to " + permission.action() + " on " + permission.subject());
  }

  public static Refused idempotencyKeyReused() {
    return plain(
        RefusalKind.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key was used before with another request body; use a new key");
  }

  /** At least one error, each with the place it is in. */
  public static Refused invalid(List<FieldError> errors) {
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("a refusal for invalid fields names at least one");
    }
    String message = String.join(", ", errors.stream().map(FieldError::message).toList());
    return new Refused(
        RefusalKind.INVALID_FIELDS, message, errors, Optional.empty(), Optional.empty());
  }

  /**
   * A request for a certificate is refused, by its policy or by what holds for every certificate.
   */
  public static Refused of(RequestRefusal refusal) {
    return new Refused(
        RefusalKind.BAD_REQUEST,
        refusal.message(),
        List.of(),
        Optional.of(refusal),
        Optional.empty());
  }

  private static Refused plain(RefusalKind kind, String message) {
    return new Refused(kind, message, List.of(), Optional.empty(), Optional.empty());
  }

  private static Refused until(RefusalKind kind, String message, Duration retryAfter) {
    return new Refused(kind, message, List.of(), Optional.empty(), Optional.of(retryAfter));
  }

  public RefusalKind kind() {
    return kind;
  }

  /**
   * What is wrong with the document; empty unless the kind is {@link RefusalKind#INVALID_FIELDS}.
   */
  public List<FieldError> fieldErrors() {
    return fieldErrors;
  }

  /** The seconds after which it may be tried again, rounded up; empty where that is no help. */
  public OptionalLong retryAfterSeconds() {
    return retryAfter.isPresent()
        ? OptionalLong.of(wholeSeconds(retryAfter.get()))
        : OptionalLong.empty();
  }

  private static long wholeSeconds(Duration duration) {
    return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** What is wrong with a request for a certificate, where it is that which was refused. */
  public Optional<RequestRefusal> requestRefusal() {
    return requestRefusal;
  }
}
