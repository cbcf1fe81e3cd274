package org.countersign.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An HTTP/1.1 answer (RFC 9112) as far as a load generator needs to understand it: its status,
 * where it ends, and whether the connection ends with it.
 */
record Answer(int status, boolean isLast) {

  private static final int STATUS_OFFSET = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;

  /** The names are looked for in lower case. */
  private static final byte[] CONTENT_LENGTH = ascii("\ncontent-length:");

  private static final byte[] TRANSFER_ENCODING = ascii("\ntransfer-encoding:");
  private static final byte[] CONNECTION_CLOSE = ascii("\nconnection: close");
  private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
  private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");

  /**
   * Reads one, or says that there is more to come.
   *
   * @param octets what came so far, from the first octet of the answer
   * @return empty while it is not whole
   * @throws IOException when it is none
   */
  static Optional<Answer> read(byte[] octets, int count) throws IOException {
    int head = find(octets, 0, count, END_OF_HEAD);
    if (head < 0) {
      return Optional.empty();
    }
    int body = head + END_OF_HEAD.length;
    boolean whole =
        find(octets, 0, head, TRANSFER_ENCODING) < 0
            ? count >= body + bodyLength(octets, head)
            : endsWithLastChunk(octets, head, count);
    if (!whole) {
      return Optional.empty();
    }
    int status = number(octets, STATUS_OFFSET, STATUS_OFFSET + STATUS_DIGITS);
    return Optional.of(new Answer(status, find(octets, 0, head, CONNECTION_CLOSE) >= 0));
  }

  /** Enough for answers of JSON and PEM, in which the last chunk's octets stand nowhere else. */
  private static boolean endsWithLastChunk(byte[] octets, int head, int count) {
    int start = count - LAST_CHUNK.length;
    return start >= head + 2 && find(octets, start, count, LAST_CHUNK) == start;
  }

  private static int bodyLength(byte[] octets, int head) throws IOException {
    int name = find(octets, 0, head, CONTENT_LENGTH);
    return name < 0 ? 0 : number(octets, name + CONTENT_LENGTH.length, head);
  }

  /** The decimal number that stands there, behind spaces. */
  private static int number(byte[] octets, int from, int to) throws IOException {
    int start = from;
    while (start < to && octets[start] == ' ') {
      start++;
    }
    int number = 0;
    int position = start;
    for (; position < to && octets[position] >= '0' && octets[position] <= '9'; position++) {
      number = Math.addExact(Math.multiplyExact(number, 10), octets[position] - '0');
    }
    if (position == start) {
      throw new IOException("a number is missing in an answer");
    }
    return number;
  }

  /** Where it begins, letters in upper case taken for those in lower case; else -1. */
  private static int find(byte[] octets, int from, int to, byte[] wanted) {
    for (int start = from; start <= to - wanted.length; start++) {
      int matched = 0;
      while (matched < wanted.length && lower(octets[start + matched]) == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return start;
      }
    }
    return -1;
  }

  private static int lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
