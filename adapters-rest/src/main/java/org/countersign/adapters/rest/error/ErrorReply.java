package org.countersign.adapters.rest.error;

import java.util.Optional;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.refusal.Refused;

/**
 * What is answered to a failure where Jakarta REST is not asked: the same that it would answer.
 *
 * @param challenge the header {@code WWW-Authenticate}; empty when the answer has none
 * @param closes whether the connection is closed after it, since the body was not read to its end
 */
public record ErrorReply(
    int status, Optional<String> challenge, boolean closes, JsonAnswer answer) {

  /**
   * To what was refused before anybody looked at what was asked.
   *
   * @param status one without words of ours gets those of 400 or 500
   */
  public static ErrorReply ofStatus(int status, String requestId) {
    return of(FrameworkErrorMapper.answer(status), requestId, Optional.empty(), false);
  }

  /**
   * Logs what nobody foresaw.
   *
   * @param requestId stands in the answer, and over a fault in the log
   * @param path still percent-encoded
   */
  public static ErrorReply to(
      RuntimeException failure, String requestId, String method, String path) {
    if (failure instanceof Refused refused) {
      return of(
          RefusedMapper.answer(refused), requestId, RefusedMapper.challenge(refused.kind()), false);
    }
    if (failure instanceof MalformedBody malformed) {
      return of(
          MalformedBodyMapper.answer(malformed),
          requestId,
          Optional.empty(),
          malformed.isBrokenOff());
    }
    RequestIdFilter.logFault(requestId, method, path, failure);
    return of(ErrorAnswer.fault(), requestId, Optional.empty(), false);
  }

  private static ErrorReply of(
      ErrorAnswer answer, String requestId, Optional<String> challenge, boolean closes) {
    return new ErrorReply(answer.statusCode(), challenge, closes, answer.withRequestId(requestId));
  }
}
