package org.countersign.distribution.edge;

import java.util.UUID;

/**
 * Why a request is not handed on, and the answer that says so. The connection is closed after it.
 *
 * @param status with its reason phrase, as the status line has it
 * @param error the member {@code error} of the envelope
 * @param message a sentence without quotes and without anything of the request
 * @param fields further header lines, each with its line end
 */
record Refusal(String status, String error, String message, String fields) {

  /** Every method that some route has; what a route does not have, the route says itself. */
  static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  static final Refusal STARTING =
      new Refusal(
          "503 Service Unavailable",
          "ServiceUnavailable",
          "The server is starting",
          "Retry-After: 1\r\n");

  static final Refusal STOPPING =
      new Refusal(
          "503 Service Unavailable",
          "ServiceUnavailable",
          "The server is stopping",
          // As long as a service manager takes to start another.
          "Retry-After: 5\r\n");

  static final Refusal BUSY =
      new Refusal(
          "503 Service Unavailable",
          "ServiceUnavailable",
          "Too many requests of this kind are waiting",
          "Retry-After: 1\r\n");

  static final Refusal METHOD =
      new Refusal(
          "405 Method Not Allowed",
          "MethodNotAllowed",
          "No route of this server has this method",
          "Allow: " + METHODS + "\r\n");

  static final Refusal VERSION =
      new Refusal(
          "505 HTTP Version Not Supported",
          "HttpVersionNotSupported",
          "This server speaks HTTP/1.1 and HTTP/1.0");

  static final Refusal LONG_LINE =
      new Refusal(
          "414 URI Too Long",
          "UriTooLong",
          "The request line exceeds " + RequestHead.LINE_LIMIT + " bytes, which is the most");

  static final Refusal LARGE_HEAD =
      new Refusal(
          "431 Request Header Fields Too Large",
          "RequestHeaderFieldsTooLarge",
          "The header exceeds "
              + RequestHead.LIMIT
              + " bytes or "
              + RequestHead.FIELD_LIMIT
              + " fields, which is the most");

  static final Refusal LARGE_BODY =
      new Refusal(
          "413 Content Too Large",
          "PayloadTooLarge",
          "Request body exceeds " + RequestHead.BODY_LIMIT + " bytes, which is the most allowed");

  static final Refusal SLOW_HEAD =
      new Refusal(
          "408 Request Timeout",
          "RequestTimeout",
          "The header did not come within " + Patience.HEAD.toSeconds() + " seconds");

  static final Refusal SLOW_BODY =
      new Refusal(
          "408 Request Timeout",
          "RequestTimeout",
          "The body came too slowly: it has "
              + Patience.BODY.toSeconds()
              + " seconds, one more for each "
              + Patience.OCTETS_A_SECOND
              + " bytes, and at most "
              + Patience.LONGEST_BODY.toSeconds());

  static final Refusal NO_ROOM =
      new Refusal(
          "503 Service Unavailable",
          "ServiceUnavailable",
          "Too many large requests are under way",
          "Retry-After: 1\r\n");

  static final Refusal EXPECTATION =
      new Refusal(
          "417 Expectation Failed",
          "ExpectationFailed",
          "100-continue is the only expectation that this server can meet");

  private Refusal(String status, String error, String message) {
    this(status, error, message, "");
  }

  /** Something that RFC 9112 or RFC 3986 does not have, or has two readings for. */
  static Refusal malformed(String message) {
    return new Refusal("400 Bad Request", "BadRequest", message);
  }

  /**
   * The whole answer.
   *
   * @param withBody false for HEAD
   */
  byte[] octets(boolean withBody) {
    String id = UUID.randomUUID().toString();
    String body =
        """
        {"reqId":"%s","statusCode":%s,"message":"%s","error":"%s"}"""
            .formatted(id, status.substring(0, 3), message, error);
    return EdgeAnswer.octets(status, "X-Request-Id: " + id + "\r\n" + fields, body, withBody);
  }
}
