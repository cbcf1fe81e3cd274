package org.countersign.adapters.crypto.asn1;

/**
 * The rules that make DER of BER (X.690, 10 and 11), checked over a whole element and all in it.
 */
final class StrictDer {

  /**
   * A CSR with a directoryName in an extension is ten deep; what goes on much further goes on to do
   * harm.
   */
  private static final int MAX_DEPTH = 24;

  /** Three thousand names and more; a CSR of 64 KiB could hold ten times as many empty elements. */
  private static final int MAX_ELEMENTS = 8192;

  private static final int HIGH_TAG_NUMBER = 0x1f;
  private static final int LONG_FORM = 0x80;

  private final Deviations deviations;
  private int elements;

  private StrictDer(Deviations deviations) {
    this.deviations = deviations;
  }

  /**
   * @param deviations takes the two that no reader could mistake: a SET OF out of order, and bits
   *     that fill up the last octet of a BIT STRING
   */
  static void check(DerValue value, Deviations deviations) throws MalformedDer {
    new StrictDer(deviations).check(value, 1);
  }

  /** Reads identifier and length octets; the content lies within the limit. */
  static DerValue header(byte[] octets, int start, int limit) throws MalformedDer {
    if (limit - start < 2) {
      throw new MalformedDer("an element is cut off (octet " + start + ")");
    }
    if ((octets[start] & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
      throw new MalformedDer("a tag number above 30 has no place here (octet " + start + ")");
    }
    int first = octets[start + 1] & 0xff;
    if (first < LONG_FORM) {
      return within(octets, start, start + 2, first, limit);
    }
    return longForm(octets, start, first - LONG_FORM, limit);
  }

  private static DerValue longForm(byte[] octets, int start, int lengthOctets, int limit)
      throws MalformedDer {
    if (lengthOctets == 0) {
      throw new MalformedDer("indefinite length is BER, not DER (octet " + start + ")");
    }
    if (lengthOctets > 3 || limit - start - 2 < lengthOctets) {
      throw new MalformedDer("an element is cut off (octet " + start + ")");
    }
    int length = 0;
    for (int i = 0; i < lengthOctets; i++) {
      length = (length << 8) | (octets[start + 2 + i] & 0xff);
    }
    if (length < LONG_FORM || length >>> (8 * (lengthOctets - 1)) == 0) {
      throw new MalformedDer("a length takes more octets than it needs (octet " + start + ")");
    }
    return within(octets, start, start + 2 + lengthOctets, length, limit);
  }

  private static DerValue within(byte[] octets, int start, int contentStart, int length, int limit)
      throws MalformedDer {
    if (length > limit - contentStart) {
      throw new MalformedDer(
          DerTag.describe(octets[start] & 0xff)
              + (" says it has "
                  + length
                  + " octets, but "
                  + (limit - contentStart)
                  + " follow (octet ")
              + (start + ")"));
    }
    return new DerValue(octets, start, contentStart, contentStart + length);
  }

  private void check(DerValue value, int depth) throws MalformedDer {
    if (++elements > MAX_ELEMENTS) {
      throw new MalformedDer("there are more than " + MAX_ELEMENTS + " elements in it");
    }
    if (depth > MAX_DEPTH) {
      throw new MalformedDer("elements are nested more than " + MAX_DEPTH + " deep");
    }
    if (DerTag.isUniversal(value.tag())) {
      UniversalTypes.check(value, deviations);
    }
    if (DerTag.isConstructed(value.tag())) {
      checkElements(value, depth);
    }
  }

  private void checkElements(DerValue value, int depth) throws MalformedDer {
    DerValue previous = null;
    boolean ordered = true;
    for (int position = value.contentStart(); position < value.end(); ) {
      DerValue element = value.child(position);
      check(element, depth + 1);
      if (value.is(DerTag.SET) && previous != null && previous.compareEncoding(element) > 0) {
        ordered = false;
      }
      previous = element;
      position = element.end();
    }
    if (!ordered) {
      deviations.foundAt(
          value.offset(), "the elements of " + value + " are not in the order of DER");
    }
  }
}
