package org.countersign.domain.x509;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The textual encoding of certificates (RFC 7468, section 5): strict, 64 characters a line, LF; and
 * where a block of any kind stands in a text.
 */
public final class Pem {

  private static final int LINE_CHARACTERS = 64;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private Pem() {}

  /** The first block of a text, without what stands around it; the whole text where it has none. */
  public static String block(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, begin + 1);
    int dashes = text.indexOf(DASHES, end + END.length());
    return begin < 0 || end < 0 || dashes < 0
        ? text
        : text.substring(begin, dashes + DASHES.length());
  }

  /** One certificate, ending in a line break. */
  public static String certificate(byte[] der) {
    Base64.Encoder encoder =
        Base64.getMimeEncoder(LINE_CHARACTERS, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n"
        + encoder.encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Several certificates, one behind the other in this order. */
  public static String certificates(Collection<byte[]> ders) {
    return ders.stream().map(Pem::certificate).collect(Collectors.joining());
  }
}
