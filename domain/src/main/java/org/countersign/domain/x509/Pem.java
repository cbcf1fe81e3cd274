package org.countersign.domain.x509;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** The textual encoding of certificates (RFC 7468, section 5): strict, 64 characters a line, LF. */
public final class Pem {

  private static final int LINE_CHARACTERS = 64;

  private Pem() {}

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
