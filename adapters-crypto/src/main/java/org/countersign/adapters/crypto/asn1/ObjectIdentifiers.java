package org.countersign.adapters.crypto.asn1;

import java.math.BigInteger;

/** Object identifiers from their octets (X.690, 8.19). */
final class ObjectIdentifiers {

  /**
   * Twice what RFC 5280, appendix A asks implementations to take; keeps the arithmetic on huge arcs
   * small.
   */
  private static final int MAX_OCTETS = 64;

  private static final int ARC_BITS = 7;
  private static final BigInteger FIRST_OF_JOINT = BigInteger.valueOf(80);

  private ObjectIdentifiers() {}

  static String dotted(byte[] octets) throws MalformedDer {
    if (octets.length == 0 || octets.length > MAX_OCTETS) {
      throw new MalformedDer(
          "an OBJECT IDENTIFIER has "
              + octets.length
              + " octets; 1 to "
              + MAX_OCTETS
              + " are allowed");
    }
    if (octets[octets.length - 1] < 0) {
      throw new MalformedDer("an OBJECT IDENTIFIER ends inside an arc");
    }
    StringBuilder text = new StringBuilder(2 * octets.length);
    for (int position = 0; position < octets.length; ) {
      position = appendArc(text, octets, position);
    }
    return text.toString();
  }

  private static int appendArc(StringBuilder text, byte[] octets, int start) throws MalformedDer {
    if (octets[start] == (byte) 0x80) {
      throw new MalformedDer("an arc of an OBJECT IDENTIFIER takes more octets than it needs");
    }
    int last = start;
    while (octets[last] < 0) {
      last++;
    }
    if (text.isEmpty()) {
      appendFirstTwo(text, arc(octets, start, last));
    } else {
      text.append('.').append(arc(octets, start, last));
    }
    return last + 1;
  }

  private static BigInteger arc(byte[] octets, int start, int last) {
    if (last - start < 8) {
      long value = 0;
      for (int i = start; i <= last; i++) {
        value = (value << ARC_BITS) | (octets[i] & 0x7f);
      }
      return BigInteger.valueOf(value);
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = start; i <= last; i++) {
      value = value.shiftLeft(ARC_BITS).or(BigInteger.valueOf(octets[i] & 0x7f));
    }
    return value;
  }

  /** The first two arcs share a subidentifier: 40 times the first, plus the second (8.19.4). */
  private static void appendFirstTwo(StringBuilder text, BigInteger shared) {
    if (shared.compareTo(FIRST_OF_JOINT) >= 0) {
      text.append("2.").append(shared.subtract(FIRST_OF_JOINT));
    } else {
      text.append(shared.intValue() / 40).append('.').append(shared.intValue() % 40);
    }
  }
}
