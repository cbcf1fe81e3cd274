package org.countersign.distribution.edge;

import java.util.Optional;

/**
 * Follows a body in chunked coding (RFC 9112, 7.1). Chunk extensions are refused, though the RFC
 * would have them overlooked: nobody sends them but who hopes that two readers differ on them.
 */
final class ChunkedBody {

  /** Chunks of a dozen octets come to less; nobody sends smaller ones but to be a burden. */
  private static final int FRAMED_LIMIT = 2 * RequestHead.BODY_LIMIT;

  private static final int MOST_SIZE_DIGITS = 8;
  private static final int TRAILER_LIMIT = 4096;

  private enum Part {
    SIZE,
    DATA,
    DATA_END,
    ALL
  }

  private Part part = Part.SIZE;
  private long left;
  private long total;
  private long framed;
  private Optional<Refusal> refusal = Optional.empty();

  void begin() {
    part = Part.SIZE;
    left = 0;
    total = 0;
    framed = 0;
    refusal = Optional.empty();
  }

  /** Whether the last chunk and the trailer have been read. */
  boolean isComplete() {
    return part == Part.ALL;
  }

  Optional<Refusal> refusal() {
    return refusal;
  }

  /**
   * Reads on.
   *
   * @return up to where the octets are whole parts; what follows is to be given again with more
   */
  int read(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && part != Part.ALL) {
      int next =
          switch (part) {
            case SIZE -> size(octets, at, to);
            case DATA -> data(at, to);
            case DATA_END -> dataEnd(octets, at, to);
            case ALL -> at;
          };
      if (next == at) {
        return at;
      }
      framed += next - at;
      at = next;
      if (framed > FRAMED_LIMIT) {
        return refuse(
            at, "The body with the framing of its chunks exceeds " + FRAMED_LIMIT + " bytes");
      }
    }
    return at;
  }

  private int size(byte[] octets, int from, int to) {
    long size = 0;
    int at = from;
    while (at < to && Octets.hexDigit(octets[at]) >= 0) {
      if (at - from == MOST_SIZE_DIGITS) {
        return refuse(from, "A chunk size has more than " + MOST_SIZE_DIGITS + " digits");
      }
      size = size << 4 | Octets.hexDigit(octets[at]);
      at++;
    }
    if (at == to) {
      return from;
    }
    int end = at == from ? Octets.MALFORMED : Octets.endOfLine(octets, at, Math.min(to, at + 2));
    if (end == Octets.INCOMPLETE && octets[at] == '\r') {
      return from;
    }
    if (end < 0) {
      return refuse(
          from, "A chunk size is not hexadecimal digits and a line end; extensions are not taken");
    }
    if (size == 0) {
      return trailer(octets, from, end, to);
    }
    total += size;
    if (total > RequestHead.BODY_LIMIT) {
      refusal = Optional.of(Refusal.LARGE_BODY);
      return from;
    }
    left = size;
    part = Part.DATA;
    return end;
  }

  private int data(int from, int to) {
    int taken = (int) Math.min(left, to - from);
    left -= taken;
    if (left == 0) {
      part = Part.DATA_END;
    }
    return from + taken;
  }

  private int dataEnd(byte[] octets, int from, int to) {
    int end = octets[from] == '\r' ? Octets.endOfLine(octets, from, to) : Octets.MALFORMED;
    if (end == Octets.INCOMPLETE) {
      return from;
    }
    if (end == Octets.MALFORMED) {
      return refuse(from, "The data of a chunk is longer than its size says");
    }
    part = Part.SIZE;
    return end;
  }

  /**
   * @param lastChunk where the last chunk begins: it is held back until all of this has come
   */
  private int trailer(byte[] octets, int lastChunk, int from, int to) {
    int at = from;
    while (true) {
      int end = Octets.endOfLine(octets, at, to);
      if (end == Octets.MALFORMED || (end > 0 && end - 2 > at && !isField(octets, at, end - 2))) {
        return refuse(lastChunk, "The trailer has a line that is no header field");
      }
      if ((end < 0 ? to : end) - from > TRAILER_LIMIT) {
        return refuse(lastChunk, "The trailer exceeds " + TRAILER_LIMIT + " bytes");
      }
      if (end == Octets.INCOMPLETE) {
        return lastChunk;
      }
      if (end - 2 == at) {
        part = Part.ALL;
        return end;
      }
      at = end;
    }
  }

  private static boolean isField(byte[] octets, int from, int to) {
    int colon = Octets.colon(octets, from, to);
    return colon > 0 && Octets.isFieldValue(octets, colon + 1, to);
  }

  private int refuse(int at, String message) {
    refusal = Optional.of(Refusal.malformed(message));
    return at;
  }
}
