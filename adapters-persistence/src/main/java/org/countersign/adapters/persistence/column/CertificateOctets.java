package org.countersign.adapters.persistence.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A certificate as DER is a SEQUENCE (RFC 5280, 4.1) of the tbsCertificate, which is on record
 * already, and of what follows it: the signature and its algorithm.
 */
public final class CertificateOctets {

  private static final byte SEQUENCE = 0x30;
  private static final int SHORT_LENGTHS = 0x80;

  private CertificateOctets() {}

  /** What follows the tbsCertificate; empty when that is not what the certificate begins with. */
  public static Optional<byte[]> following(byte[] toBeSigned, byte[] certificate) {
    int header = certificate.length < 2 ? 2 : headerLength(certificate[1] & 0xFF);
    int begin = header + toBeSigned.length;
    if (begin > certificate.length) {
      return Optional.empty();
    }
    byte[] following = Arrays.copyOfRange(certificate, begin, certificate.length);
    return Optional.of(following)
        .filter(end -> Arrays.equals(joined(toBeSigned, end), certificate));
  }

  /** The first element of the SEQUENCE, which is the tbsCertificate. */
  public static byte[] toBeSigned(byte[] certificate) {
    int begin = headerLength(certificate[1] & 0xFF);
    int header = headerLength(certificate[begin + 1] & 0xFF);
    int length = certificate[begin + 1] & 0xFF;
    if (length >= SHORT_LENGTHS) {
      length = 0;
      for (int i = 2; i < header; i++) {
        length = length << Byte.SIZE | certificate[begin + i] & 0xFF;
      }
    }
    return Arrays.copyOfRange(certificate, begin, begin + header + length);
  }

  private static int headerLength(int firstOfLength) {
    return 2 + (firstOfLength < SHORT_LENGTHS ? 0 : firstOfLength - SHORT_LENGTHS);
  }

  /** The certificate. */
  public static byte[] joined(byte[] toBeSigned, byte[] following) {
    int length = toBeSigned.length + following.length;
    int octets =
        length < SHORT_LENGTHS
            ? 0
            : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / Byte.SIZE;
    ByteBuffer der = ByteBuffer.allocate(2 + octets + length).put(SEQUENCE);
    if (octets == 0) {
      der.put((byte) length);
    } else {
      der.put((byte) (SHORT_LENGTHS | octets));
      for (int i = octets - 1; i >= 0; i--) {
        der.put((byte) (length >>> i * Byte.SIZE));
      }
    }
    return der.put(toBeSigned).put(following).array();
  }
}
