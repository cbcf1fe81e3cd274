package org.countersign.application.port.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes DER by hand, so that tests can say each octet of it, the wrong ones too. */
public final class DerWriter {

  private DerWriter() {}

  public static byte[] element(int tag, byte[]... contents) {
    byte[] content = join(contents);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int skipped = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - skipped));
      out.write(length, skipped, length.length - skipped);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] sequence(byte[]... elements) {
    return element(0x30, elements);
  }

  /** A SET OF in the order of DER. */
  public static byte[] set(byte[]... elements) {
    byte[][] sorted = elements.clone();
    Arrays.sort(sorted, Arrays::compareUnsigned);
    return element(0x31, sorted);
  }

  public static byte[] context(int number, byte[]... contents) {
    return element(0x80 | number, contents);
  }

  public static byte[] contextConstructed(int number, byte[]... elements) {
    return element(0xa0 | number, elements);
  }

  public static byte[] integer(long value) {
    return element(0x02, BigInteger.valueOf(value).toByteArray());
  }

  public static byte[] integer(BigInteger value) {
    return element(0x02, value.toByteArray());
  }

  public static byte[] bool(boolean value) {
    return element(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  public static byte[] nil() {
    return element(0x05);
  }

  public static byte[] octetString(byte[] octets) {
    return element(0x04, octets);
  }

  public static byte[] bitString(int unusedBits, byte[] octets) {
    return element(0x03, new byte[] {(byte) unusedBits}, octets);
  }

  public static byte[] text(int tag, String text) {
    return element(tag, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An object identifier, dotted. */
  public static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(arc(40L * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1])));
    for (int i = 2; i < arcs.length; i++) {
      out.writeBytes(arc(Long.parseLong(arcs[i])));
    }
    return element(0x06, out.toByteArray());
  }

  private static byte[] arc(long value) {
    int octets = Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    byte[] arc = new byte[octets];
    for (int i = 0; i < octets; i++) {
      int more = i == octets - 1 ? 0 : 0x80;
      arc[i] = (byte) (more | ((value >>> (7 * (octets - 1 - i))) & 0x7f));
    }
    return arc;
  }
}
