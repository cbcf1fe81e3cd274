package org.countersign.distribution.edge;

import java.util.Optional;

/**
 * Request line and header fields (RFC 9112, 2 to 6), read line by line as they come.
 *
 * <p>Stricter than the RFC asks of a server where leniency has made two servers disagree: CR LF
 * alone ends a line, no line is folded, Content-Length is one number, Transfer-Encoding is {@code
 * chunked}, and there is only one of the two.
 */
final class RequestHead {

  /** Of the request line; RFC 9112, 3, recommends to take 8,000 at least. */
  static final int LINE_LIMIT = 8192;

  /** Of request line and fields together: an access token is less than 2,000. */
  static final int LIMIT = 16384;

  /** Of a body: as many as the API reads. */
  static final int BODY_LIMIT = 1 << 20;

  /** As many as the application server takes. */
  static final int FIELD_LIMIT = 100;

  private static final int MOST_LENGTH_DIGITS = 18;

  private static final byte[][] METHODS = {
    Octets.of("GET"),
    Octets.of("POST"),
    Octets.of("HEAD"),
    Octets.of("DELETE"),
    Octets.of("PATCH"),
    Octets.of("PUT"),
    Octets.of("OPTIONS")
  };

  private static final byte[] HEAD = Octets.of("HEAD");
  private static final byte[] GET = Octets.of("GET");
  private static final byte[] LIVENESS = Octets.of("/health/live");
  private static final byte[] HTTP = Octets.of("HTTP/");
  private static final byte[] HOST = Octets.of("host");
  private static final byte[] EXPECT = Octets.of("expect");
  private static final byte[] CONTINUE = Octets.of("100-continue");
  private static final byte[] UPGRADE = Octets.of("upgrade");
  private static final byte[] CONTENT_LENGTH = Octets.of("content-length");
  private static final byte[] TRANSFER_ENCODING = Octets.of("transfer-encoding");
  private static final byte[] CHUNKED = Octets.of("chunked");

  private static final String NOT_HTTP = "This is not HTTP";

  private static final int NONE = -1;

  private int judged;
  private int leading;
  private int fields;
  private int hosts;
  private int upgrade;
  private int expect;
  private Route route = Route.OTHER;
  private boolean lineRead;
  private boolean old;
  private boolean toHead;
  private boolean forLiveness;
  private boolean chunked;
  private long length;
  private Optional<Refusal> refusal = Optional.empty();

  RequestHead() {
    begin();
  }

  void begin() {
    judged = 0;
    leading = 0;
    fields = 0;
    hosts = 0;
    upgrade = NONE;
    expect = NONE;
    route = Route.OTHER;
    lineRead = false;
    old = false;
    toHead = false;
    forLiveness = false;
    chunked = false;
    length = NONE;
    refusal = Optional.empty();
  }

  Optional<Refusal> refusal() {
    return refusal;
  }

  /** Octets of an empty line before the request, which is to be overlooked (RFC 9112, 2.2). */
  int leading() {
    return leading;
  }

  /** Whether the answer has no body. */
  boolean isToHead() {
    return toHead;
  }

  boolean isForLiveness() {
    return forLiveness;
  }

  boolean isChunked() {
    return chunked;
  }

  /** Octets of the body where it is not chunked. */
  long length() {
    return Math.max(0, length);
  }

  /** Where the name Upgrade begins, counted from the first octet read; negative without any. */
  int upgrade() {
    return upgrade;
  }

  /** Where the name Expect begins, counted as {@link #upgrade}. */
  int expect() {
    return expect;
  }

  Route route() {
    return route;
  }

  /** Whether the client speaks HTTP/1.0, which has no interim answers. */
  boolean isOld() {
    return old;
  }

  /**
   * Reads on.
   *
   * @param from where the request begins, also where its beginning was given before
   * @return where the head ends; {@code from} when it is not whole, or refused
   */
  int read(byte[] octets, int from, int to) {
    int at = from + judged;
    while (true) {
      int end = Octets.endOfLine(octets, at, to);
      if (end == Octets.INCOMPLETE) {
        judged = at - from;
        incomplete(octets, from, at, to);
        return from;
      }
      if (end == Octets.MALFORMED) {
        refuse("A line of the header has a bare CR or LF, or NUL");
        return from;
      }
      if (!lineRead) {
        requestLine(octets, from, at, end);
      } else if (end - 2 == at) {
        complete();
        return refusal.isPresent() ? from : end;
      } else {
        field(octets, from, at, end - 2);
      }
      if (refusal.isPresent()) {
        return from;
      }
      at = end;
    }
  }

  /** What can be refused already is not waited for. */
  private void incomplete(byte[] octets, int from, int line, int to) {
    if (!lineRead && to - line > LINE_LIMIT) {
      refusal = Optional.of(Refusal.LONG_LINE);
    } else if (to - from > LIMIT) {
      refusal = Optional.of(Refusal.LARGE_HEAD);
    } else if (!lineRead && line < to && octets[line] != '\r' && !Octets.isToken(octets[line])) {
      refuse(NOT_HTTP);
    }
  }

  private void requestLine(byte[] octets, int from, int at, int end) {
    if (end - 2 == at && leading == 0) {
      leading = end - from;
      return;
    }
    lineRead = true;
    if (end - at > LINE_LIMIT) {
      refusal = Optional.of(Refusal.LONG_LINE);
      return;
    }
    int method = at;
    while (Octets.isToken(octets[method])) {
      method++;
    }
    int target = method + 1;
    while (target < end && (octets[target] & 0xff) > ' ') {
      target++;
    }
    if (method == at) {
      refuse(NOT_HTTP);
      return;
    }
    if (octets[method] != ' ' || target == method + 1 || target >= end || octets[target] != ' ') {
      refuse("The request line is not a method, a target and a version with one blank between");
      return;
    }
    toHead = Octets.equals(octets, at, method, HEAD);
    forLiveness =
        (toHead || Octets.equals(octets, at, method, GET))
            && Octets.equals(octets, method + 1, target, LIVENESS);
    refusal = version(octets, target + 1, end - 2);
    if (refusal.isEmpty() && !isMethod(octets, at, method)) {
      refusal = Optional.of(Refusal.METHOD);
    }
    if (refusal.isEmpty()) {
      refusal = RequestTarget.judge(octets, method + 1, target);
    }
    if (refusal.isEmpty()) {
      route = Route.of(octets, method + 1, target);
    }
  }

  private static boolean isMethod(byte[] octets, int from, int to) {
    for (byte[] method : METHODS) {
      if (Octets.equals(octets, from, to, method)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Refusal> version(byte[] octets, int from, int to) {
    int major = from + HTTP.length;
    boolean isVersion =
        to - from == HTTP.length + 3
            && Octets.equals(octets, from, major, HTTP)
            && Octets.isDigit(octets[major])
            && octets[major + 1] == '.'
            && Octets.isDigit(octets[major + 2]);
    if (!isVersion) {
      return Optional.of(Refusal.malformed("The request line does not end with an HTTP version"));
    }
    old = octets[major + 2] == '0';
    boolean isSpoken = octets[major] == '1' && (old || octets[major + 2] == '1');
    return isSpoken ? Optional.empty() : Optional.of(Refusal.VERSION);
  }

  private void field(byte[] octets, int from, int at, int end) {
    fields++;
    if (fields > FIELD_LIMIT || end - from > LIMIT) {
      refusal = Optional.of(Refusal.LARGE_HEAD);
      return;
    }
    int colon = Octets.colon(octets, at, end);
    if (colon == Octets.MALFORMED) {
      refuse(
          Octets.isBlank(octets[at])
              ? "A header field is folded over two lines"
              : "A header line is not a name, a colon without blanks before it, and a value");
      return;
    }
    int value = colon + 1;
    int valueEnd = end;
    while (value < valueEnd && Octets.isBlank(octets[value])) {
      value++;
    }
    while (valueEnd > value && Octets.isBlank(octets[valueEnd - 1])) {
      valueEnd--;
    }
    if (Octets.isFieldValue(octets, value, valueEnd)) {
      known(octets, from, at, colon, value, valueEnd);
    } else {
      refuse("The value of a header field has a character outside visible ASCII");
    }
  }

  private void known(byte[] octets, int from, int at, int colon, int value, int end) {
    switch (colon - at) {
      case 4 -> {
        if (Octets.equalsIgnoringCase(octets, at, colon, HOST)) {
          host(octets, value, end);
        }
      }
      case 6 -> {
        if (Octets.equalsIgnoringCase(octets, at, colon, EXPECT)) {
          expect(octets, at - from, value, end);
        }
      }
      case 7 -> {
        if (Octets.equalsIgnoringCase(octets, at, colon, UPGRADE)) {
          upgrade(at - from);
        }
      }
      case 14 -> {
        if (Octets.equalsIgnoringCase(octets, at, colon, CONTENT_LENGTH)) {
          contentLength(octets, value, end);
        }
      }
      case 17 -> {
        if (Octets.equalsIgnoringCase(octets, at, colon, TRANSFER_ENCODING)) {
          transferEncoding(octets, value, end);
        }
      }
      default -> {
        // What has no part in where a request ends is the application's affair.
      }
    }
  }

  private void host(byte[] octets, int from, int to) {
    hosts++;
    if (hosts > 1) {
      refuse("Host is there twice");
    } else if (!HostField.isValid(octets, from, to)) {
      refuse("Host is not a name or an address, perhaps with a port");
    }
  }

  private void expect(byte[] octets, int offset, int from, int to) {
    if (!Octets.equalsIgnoringCase(octets, from, to, CONTINUE)) {
      refusal = Optional.of(Refusal.EXPECTATION);
    } else if (expect != NONE) {
      refuse("Expect is there twice");
    }
    expect = offset;
  }

  private void upgrade(int offset) {
    if (upgrade != NONE) {
      refuse("Upgrade is there twice");
    }
    upgrade = offset;
  }

  private void contentLength(byte[] octets, int from, int to) {
    if (length != NONE) {
      refuse("Content-Length is there twice");
      return;
    }
    boolean isNumber = to > from && to - from <= MOST_LENGTH_DIGITS;
    long number = 0;
    for (int at = from; at < to && isNumber; at++) {
      isNumber = Octets.isDigit(octets[at]);
      number = number * 10 + octets[at] - '0';
    }
    if (!isNumber) {
      refuse("Content-Length is not one decimal number of at most 18 digits");
      return;
    }
    length = number;
  }

  private void transferEncoding(byte[] octets, int from, int to) {
    if (chunked) {
      refuse("Transfer-Encoding is there twice");
    } else if (!Octets.equalsIgnoringCase(octets, from, to, CHUNKED)) {
      refuse("Transfer-Encoding is not chunked, the only one that this server knows");
    }
    chunked = true;
  }

  private void complete() {
    if (chunked && length != NONE) {
      refuse("Content-Length and Transfer-Encoding contradict each other");
    } else if (chunked && old) {
      refuse("HTTP/1.0 has no Transfer-Encoding");
    } else if (!old && hosts == 0) {
      refuse("Host is missing");
    } else if (length > BODY_LIMIT) {
      refusal = Optional.of(Refusal.LARGE_BODY);
    }
  }

  private void refuse(String message) {
    refusal = Optional.of(Refusal.malformed(message));
  }
}
