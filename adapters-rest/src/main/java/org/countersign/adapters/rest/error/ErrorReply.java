package org.countersign.adapters.rest.error;

import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;

/**
 * What is answered to a failure where Jakarta REST is not asked: the same that it would answer.
 *
 * @param challenges whether the answer has the header {@code WWW-Authenticate: Bearer}
 * @param closes whether the connection is closed after it, since the body was not read to its end
 */
public record ErrorReply(int status, boolean challenges, boolean closes, JsonAnswer answer) {

  /**
   * To what was refused before anybody looked at what was asked.
   *
   * @param status one without words of ours gets those of 400 or 500
   */
  public static ErrorReply ofStatus(int status, String requestId) {
    return of(FrameworkErrorMapper.answer(status), requestId, false, false);
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
          RefusedMapper.answer(refused),
          requestId,
          refused.kind() == RefusalKind.UNAUTHENTICATED,
          false);
    }
    if (failure instanceof MalformedBody malformed) {
      return of(MalformedBodyMapper.answer(malformed), requestId, false, malformed.isBrokenOff());
    }
    RequestIdFilter.logFault(requestId, method, path, failure);
    return of(ErrorAnswer.fault(), requestId, false, false);
  }

  private static ErrorReply of(
      ErrorAnswer answer, String requestId, boolean challenges, boolean closes) {
    return new ErrorReply(answer.statusCode(), challenges, closes, answer.withRequestId(requestId));
  }
}
