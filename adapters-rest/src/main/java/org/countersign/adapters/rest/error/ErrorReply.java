package org.countersign.adapters.rest.error;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.adapters.rest.json.BodyTooLarge;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;

/**
 * What is answered to a failure, whichever way the request came in.
 *
 * @param headers what the answer has beside those of every answer
 */
public record ErrorReply(int status, Map<String, String> headers, JsonAnswer answer) {

  private static final Logger LOG = System.getLogger(ErrorReply.class.getName());

  /** Nothing after a body that was not read to its end can be understood. */
  private static final Map<String, String> CLOSE = Map.of("Connection", "close");

  /** Seconds within which a database that is back is used again. */
  private static final Map<String, String> RETRY = Map.of(HttpHeaders.RETRY_AFTER, "5");

  public ErrorReply {
    headers = Map.copyOf(headers);
  }

  /**
   * To what was refused before anybody looked at what was asked.
   *
   * @param status an unknown one is answered as 400 or 500
   */
  public static ErrorReply ofStatus(int status, String requestId) {
    return of(answer(status), Map.of(), requestId);
  }

  /**
   * Logs what nobody foresaw.
   *
   * @param requestId stands in the answer, and over a fault in the log
   * @param path still percent-encoded, so that nobody writes lines of their own into the log
   */
  public static ErrorReply to(Throwable failure, String requestId, String method, String path) {
    if (failure instanceof Refused refused) {
      return of(answer(refused), headers(refused), requestId);
    }
    if (failure instanceof MalformedBody malformed) {
      return of(answer(malformed), malformed.isBrokenOff() ? CLOSE : Map.of(), requestId);
    }
    if (failure instanceof BodyTooLarge tooLarge) {
      return of(
          ErrorAnswer.of(HttpError.PAYLOAD_TOO_LARGE, tooLarge.getMessage()), CLOSE, requestId);
    }
    if (failure instanceof StoreUnavailable unavailable) {
      // Not logged: an outage is said once, where it is noticed, and not by each who meets it.
      return of(
          ErrorAnswer.of(HttpError.SERVICE_UNAVAILABLE, unavailable.getMessage()),
          RETRY,
          requestId);
    }
    if (failure instanceof WebApplicationException refused
        && refused.getResponse().getStatus() < 500) {
      return of(answer(refused.getResponse().getStatus()), allowed(refused), requestId);
    }
    LOG.log(
        Logger.Level.ERROR, "request " + requestId + " failed: " + method + " " + path, failure);
    return of(
        ErrorAnswer.of(HttpError.INTERNAL_SERVER_ERROR, ErrorAnswer.FAULT), Map.of(), requestId);
  }

  /** Writes this where no Jakarta REST does, with the request id as a header. */
  public void writeTo(HttpServletResponse response, String requestId) throws IOException {
    response.setHeader(RequestIdFilter.HEADER, requestId);
    headers.forEach(response::setHeader);
    Json.writeTo(response, status, answer);
  }

  private static ErrorReply of(ErrorAnswer answer, Map<String, String> headers, String requestId) {
    return new ErrorReply(answer.statusCode(), headers, answer.withRequestId(requestId));
  }

  private static ErrorAnswer answer(Refused refused) {
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
      case RATE_LIMITED -> HttpError.RATE_LIMIT;
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
      case BAD_REQUEST,
          UNAUTHENTICATED,
          TOKEN_EXPIRED,
          RATE_LIMITED,
          PERMISSION_DENIED,
          NOT_FOUND,
          CONFLICT ->
          refused.getMessage();
    };
  }

  private static Map<String, String> headers(Refused refused) {
    Map<String, String> headers = new HashMap<>(challenge(refused.kind()));
    refused
        .retryAfterSeconds()
        .ifPresent(seconds -> headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    return headers;
  }

  /**
   * What a client is asked for (RFC 6750, 3); clients in the field know an expired token by 403.
   */
  private static Map<String, String> challenge(RefusalKind kind) {
    return switch (kind) {
      case UNAUTHENTICATED -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case TOKEN_EXPIRED -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      case BAD_REQUEST,
          INVALID_FIELDS,
          IDEMPOTENCY_KEY_REUSED,
          RATE_LIMITED,
          PERMISSION_DENIED,
          NOT_FOUND,
          CONFLICT ->
          Map.of();
    };
  }

  private static ErrorAnswer answer(MalformedBody malformed) {
    ErrorAnswer answer = ErrorAnswer.of(HttpError.BAD_REQUEST, malformed.getMessage());
    return malformed.position().map(answer::withDetails).orElse(answer);
  }

  private static Map<String, String> allowed(WebApplicationException refused) {
    Response response = refused.getResponse();
    String allow = response.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow);
  }

  /** Our words for a status that a server or a framework chose. */
  private static ErrorAnswer answer(int status) {
    HttpError otherwise = status >= 500 ? HttpError.INTERNAL_SERVER_ERROR : HttpError.BAD_REQUEST;
    HttpError error = HttpError.ofStatus(status).orElse(otherwise);
    return ErrorAnswer.of(error, message(error));
  }

  private static String message(HttpError error) {
    return switch (error) {
      case NOT_FOUND -> "Route not found";
      case METHOD_NOT_ALLOWED -> "Method not allowed on this route";
      case PAYLOAD_TOO_LARGE -> "Request body is too large";
      case UNSUPPORTED_MEDIA_TYPE ->
          "Content-Type is not supported on this route; send application/json";
      case BAD_REQUEST,
          UNAUTHORIZED,
          PERMISSION_DENIED,
          TOKEN_ERROR,
          CONFLICT,
          VALIDATION_FAILURE,
          RATE_LIMIT ->
          "The request cannot be understood";
      case INTERNAL_SERVER_ERROR -> ErrorAnswer.FAULT;
      case SERVICE_UNAVAILABLE -> "The server is stopping";
    };
  }
}
