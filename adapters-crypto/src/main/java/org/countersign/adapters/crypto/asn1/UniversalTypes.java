package org.countersign.adapters.crypto.asn1;

/** What DER asks of the content of each universal type (X.690, 8 and 11). */
final class UniversalTypes {

  private UniversalTypes() {}

  static void check(DerValue value, Deviations deviations) throws MalformedDer {
    switch (value.tag()) {
      case DerTag.BOOLEAN -> checkBoolean(value);
      case DerTag.INTEGER -> checkInteger(value);
      case DerTag.BIT_STRING -> checkBitString(value, deviations);
      case DerTag.NULL -> {
        if (value.contentLength() != 0) {
          throw new MalformedDer("a NULL has content (octet " + value.offset() + ")");
        }
      }
      case DerTag.OBJECT_IDENTIFIER -> ObjectIdentifiers.check(value.content());
      case DerTag.UTC_TIME, DerTag.GENERALIZED_TIME -> checkTime(value);
      case DerTag.SEQUENCE, DerTag.SET -> {}
      default -> checkForm(value);
    }
  }

  /** Only SEQUENCE and SET are constructed in DER (10.2), and they always are. */
  private static void checkForm(DerValue value) throws MalformedDer {
    int tag = value.tag();
    if (tag == 0) {
      throw new MalformedDer("end-of-contents is BER, not DER (octet " + value.offset() + ")");
    }
    if (DerTag.isConstructed(tag)) {
      throw new MalformedDer(
          DerTag.describe(tag & ~DerTag.CONSTRUCTED)
              + " in pieces is BER, not DER (octet "
              + value.offset()
              + ")");
    }
    if (tag == (DerTag.SEQUENCE & ~DerTag.CONSTRUCTED)
        || tag == (DerTag.SET & ~DerTag.CONSTRUCTED)) {
      throw new MalformedDer("a SEQUENCE or SET is primitive (octet " + value.offset() + ")");
    }
  }

  private static void checkBoolean(DerValue value) throws MalformedDer {
    if (value.contentLength() != 1 || (value.contentAt(0) != 0 && value.contentAt(0) != -1)) {
      throw new MalformedDer("a BOOLEAN is neither 00 nor FF (octet " + value.offset() + ")");
    }
  }

  /** Seconds and Z always (11.7.1, 11.7.2, 11.8); a fraction does not end in 0 (11.7.3). */
  private static void checkTime(DerValue value) throws MalformedDer {
    int wholeSeconds = value.is(DerTag.UTC_TIME) ? 12 : 14;
    int last = value.contentLength() - 1;
    boolean wellFormed =
        last >= wholeSeconds && value.contentAt(last) == 'Z' && areDigits(value, 0, wholeSeconds);
    if (wellFormed && last > wholeSeconds) {
      wellFormed =
          value.is(DerTag.GENERALIZED_TIME)
              && value.contentAt(wholeSeconds) == '.'
              && last > wholeSeconds + 1
              && areDigits(value, wholeSeconds + 1, last)
              && value.contentAt(last - 1) != '0';
    }
    if (!wellFormed) {
      throw new MalformedDer(
          DerTag.describe(value.tag())
              + " is not written as in DER, in seconds and with Z (octet "
              + value.offset()
              + ")");
    }
  }

  private static boolean areDigits(DerValue value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.contentAt(i) < '0' || value.contentAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void checkInteger(DerValue value) throws MalformedDer {
    if (value.contentLength() == 0) {
      throw new MalformedDer("an INTEGER is empty (octet " + value.offset() + ")");
    }
    if (value.contentLength() > 1 && value.contentAt(0) == value.contentAt(1) >> 7) {
      throw new MalformedDer(
          "an INTEGER takes more octets than it needs (octet " + value.offset() + ")");
    }
  }

  private static void checkBitString(DerValue value, Deviations deviations) throws MalformedDer {
    if (value.contentLength() == 0) {
      throw new MalformedDer("a BIT STRING is empty (octet " + value.offset() + ")");
    }
    int unused = value.contentAt(0);
    if (unused < 0 || unused > 7 || (unused > 0 && value.contentLength() == 1)) {
      throw new MalformedDer(
          "a BIT STRING leaves " + (unused & 0xff) + " bits unused (octet " + value.offset() + ")");
    }
    int padding = value.contentAt(value.contentLength() - 1) & ((1 << unused) - 1);
    if (unused > 0 && padding != 0) {
      deviations.foundAt(
          value.offset(),
          "the unused bits of a BIT STRING are not zero (octet " + value.offset() + ")");
    }
  }
}
