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
  private static final int OCTETS_OF_A_LONG = 8;

  /**
   * The first two arcs share a subidentifier: 40 times the first, plus the second (8.19.4). From
   * here on the first is 2.
   */
  private static final int FIRST_OF_JOINT = 80;

  private ObjectIdentifiers() {}

  /**
   * Holds octets to the encoding without making a text of them.
   *
   * @throws MalformedDer when they are no object identifier, or an overlong one
   */
  static void check(byte[] octets) throws MalformedDer {
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
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == (byte) 0x80 && (i == 0 || octets[i - 1] >= 0)) {
        throw new MalformedDer("an arc of an OBJECT IDENTIFIER takes more octets than it needs");
      }
    }
  }

  static String dotted(byte[] octets) throws MalformedDer {
    check(octets);
    StringBuilder text = new StringBuilder(3 * octets.length);
    for (int position = 0; position < octets.length; ) {
      position = appendArc(text, octets, position);
    }
    return text.toString();
  }

  private static int appendArc(StringBuilder text, byte[] octets, int start) {
    int last = start;
    while (octets[last] < 0) {
      last++;
    }
    if (last - start < OCTETS_OF_A_LONG) {
      appendSmall(text, octets, start, last);
    } else {
      appendHuge(text, octets, start, last);
    }
    return last + 1;
  }

  private static void appendSmall(StringBuilder text, byte[] octets, int start, int last) {
    long arc = 0;
    for (int i = start; i <= last; i++) {
      arc = (arc << ARC_BITS) | (octets[i] & 0x7f);
    }
    if (!text.isEmpty()) {
      text.append('.').append(arc);
    } else if (arc >= FIRST_OF_JOINT) {
      text.append("2.").append(arc - FIRST_OF_JOINT);
    } else {
      text.append(arc / 40).append('.').append(arc % 40);
    }
  }

  private static void appendHuge(StringBuilder text, byte[] octets, int start, int last) {
    BigInteger arc = BigInteger.ZERO;
    for (int i = start; i <= last; i++) {
      arc = arc.shiftLeft(ARC_BITS).or(BigInteger.valueOf(octets[i] & 0x7f));
    }
    if (text.isEmpty()) {
      text.append("2.").append(arc.subtract(BigInteger.valueOf(FIRST_OF_JOINT)));
    } else {
      text.append('.').append(arc);
    }
  }
}
