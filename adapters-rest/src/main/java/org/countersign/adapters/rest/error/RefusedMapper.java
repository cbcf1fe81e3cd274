package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;

/** Answers what a use case refused. */
@Provider
public final class RefusedMapper implements ExceptionMapper<Refused> {

  @Override
  public Response toResponse(Refused refused) {
    Response.ResponseBuilder response = answer(refused).response();
    challenge(refused.kind())
        .ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
    return response.build();
  }

  /**
   * What a client is asked for (RFC 6750, 3); clients in the field know an expired token by 403.
   */
  static Optional<String> challenge(RefusalKind kind) {
    return switch (kind) {
      case UNAUTHENTICATED -> Optional.of("Bearer");
      case TOKEN_EXPIRED -> Optional.of("Bearer error=\"invalid_token\"");
      case BAD_REQUEST,
          INVALID_FIELDS,
          IDEMPOTENCY_KEY_REUSED,
          PERMISSION_DENIED,
          NOT_FOUND,
          CONFLICT ->
          Optional.empty();
    };
  }

  static ErrorAnswer answer(Refused refused) {
    ErrorAnswer answer = ErrorAnswer.of(errorFor(refused.kind()), message(refused));
    return refused
        .requestRefusal()
        .map(refusal -> answer.withDetails(RequestRefusalDetails.of(refusal)))
        .orElse(answer);
  }

  static HttpError errorFor(RefusalKind kind) {
    return switch (kind) {
      case BAD_REQUEST -> HttpError.BAD_REQUEST;
      case INVALID_FIELDS, IDEMPOTENCY_KEY_REUSED -> HttpError.VALIDATION_FAILURE;
      case UNAUTHENTICATED -> HttpError.UNAUTHORIZED;
      case TOKEN_EXPIRED -> HttpError.TOKEN_ERROR;
      case PERMISSION_DENIED -> HttpError.PERMISSION_DENIED;
      case NOT_FOUND -> HttpError.NOT_FOUND;
      case CONFLICT -> HttpError.CONFLICT;
    };
  }

  private static Object message(Refused refused) {
    return switch (refused.kind()) {
      case INVALID_FIELDS -> refused.fieldErrors().stream().map(FieldIssue::of).toList();
      case IDEMPOTENCY_KEY_REUSED ->
          List.of(new FieldIssue("custom", List.of("Idempotency-Key"), refused.getMessage()));
      case BAD_REQUEST, UNAUTHENTICATED, TOKEN_EXPIRED, PERMISSION_DENIED, NOT_FOUND, CONFLICT ->
          refused.getMessage();
    };
  }
}
