package org.countersign.adapters.crypto.asn1;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One element of DER: a window on octets that hold it, nothing copied until asked for.
 *
 * <p>Comes only from {@link #first} and {@link #whole}, which check everything inside it.
 */
public final class DerValue {

  private final byte[] octets;
  private final int start;
  private final int contentStart;
  private final int end;

  DerValue(byte[] octets, int start, int contentStart, int end) {
    this.octets = octets;
    this.start = start;
    this.contentStart = contentStart;
    this.end = end;
  }

  /**
   * Reads the element at the beginning; what follows it is left alone.
   *
   * @throws MalformedDer when it, or anything in it, is not strict DER
   */
  public static DerValue first(byte[] octets) throws MalformedDer {
    return first(octets, Deviations.REFUSED);
  }

  /** As {@link #first(byte[])}, but for deviations that are taken. */
  public static DerValue first(byte[] octets, Deviations deviations) throws MalformedDer {
    DerValue value = StrictDer.header(octets, 0, octets.length);
    StrictDer.check(value, deviations);
    return value;
  }

  /**
   * Reads octets that are one element and no more.
   *
   * @throws MalformedDer when they are not
   */
  public static DerValue whole(byte[] octets) throws MalformedDer {
    return whole(octets, Deviations.REFUSED);
  }

  /** As {@link #whole(byte[])}, but for deviations that are taken. */
  public static DerValue whole(byte[] octets, Deviations deviations) throws MalformedDer {
    DerValue value = first(octets, deviations);
    if (value.end != octets.length) {
      throw new MalformedDer((octets.length - value.end) + " octets follow the end of " + value);
    }
    return value;
  }

  public int tag() {
    return octets[start] & 0xff;
  }

  public boolean is(int tag) {
    return tag() == tag;
  }

  /** Octets of the whole element, header included. */
  public int length() {
    return end - start;
  }

  int contentLength() {
    return end - contentStart;
  }

  /** Where the element begins, for messages. */
  int offset() {
    return start;
  }

  byte contentAt(int index) {
    return octets[contentStart + index];
  }

  /** The whole element, header included. */
  public byte[] encoded() {
    return Arrays.copyOfRange(octets, start, end);
  }

  public byte[] content() {
    return Arrays.copyOfRange(octets, contentStart, end);
  }

  /** What is inside a constructed element, one after another. */
  public DerCursor elements(String what) throws MalformedDer {
    if (!DerTag.isConstructed(tag())) {
      throw new MalformedDer(what + " is primitive; elements are expected inside it");
    }
    return new DerCursor(octets, contentStart, end, what);
  }

  /** The elements of a SEQUENCE. */
  public DerCursor sequence(String what) throws MalformedDer {
    return expect(DerTag.SEQUENCE, what).elements(what);
  }

  /**
   * This element, when it is of that type.
   *
   * @param what the field's name in its production, for the message
   */
  public DerValue expect(int tag, String what) throws MalformedDer {
    if (!is(tag)) {
      throw new MalformedDer(what + " is " + this + "; " + DerTag.describe(tag) + " is expected");
    }
    return this;
  }

  public BigInteger integer(String what) throws MalformedDer {
    return new BigInteger(expect(DerTag.INTEGER, what).content());
  }

  public boolean bool(String what) throws MalformedDer {
    return expect(DerTag.BOOLEAN, what).contentAt(0) != 0;
  }

  public byte[] octetString(String what) throws MalformedDer {
    return expect(DerTag.OCTET_STRING, what).content();
  }

  /**
   * The octets of a BIT STRING whose length is a whole number of octets, as those that hold DER or
   * a key are.
   */
  public byte[] bitStringOctets(String what) throws MalformedDer {
    expect(DerTag.BIT_STRING, what);
    if (contentAt(0) != 0) {
      throw new MalformedDer(what + " is a BIT STRING that ends inside an octet");
    }
    return Arrays.copyOfRange(octets, contentStart + 1, end);
  }

  /** An object identifier, dotted. */
  public String objectIdentifier(String what) throws MalformedDer {
    return ObjectIdentifiers.dotted(expect(DerTag.OBJECT_IDENTIFIER, what).content());
  }

  /** For messages: type and place. */
  @Override
  public String toString() {
    return DerTag.describe(tag()) + " (octet " + start + ")";
  }

  /** A window within this one's octets. */
  DerValue child(int from) throws MalformedDer {
    return StrictDer.header(octets, from, end);
  }

  int contentStart() {
    return contentStart;
  }

  int end() {
    return end;
  }

  /** Unsigned comparison of two encodings, as X.690, 11.6 orders a SET OF. */
  public int compareEncoding(DerValue other) {
    return Arrays.compareUnsigned(octets, start, end, other.octets, other.start, other.end);
  }
}
