package org.countersign.adapters.crypto.key;

import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.domain.key.RsaPublicKey;

/** Public keys in PEM: by themselves, or in certificates whoever issued them. */
public final class PemPublicKeyReader implements PublicKeyReader {

  private static final String PUBLIC_KEY = "PUBLIC KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String EXPECTED =
      "Send one PEM block, -----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE-----";

  /** A certificate of some kilobytes is a long one; this is what a CSR may have. */
  private static final int MAX_CHARACTERS = 65_536;

  @Override
  public Reading read(String pem) {
    if (pem.length() > MAX_CHARACTERS) {
      return new Unreadable("The PEM text cannot exceed " + MAX_CHARACTERS + " characters");
    }
    try (PemReader reader = new PemReader(new StringReader(pem))) {
      PemObject block = reader.readPemObject();
      return block == null
          ? new Unreadable("No PEM block is in the text. " + EXPECTED)
          : read(block);
    } catch (IOException | RuntimeException e) {
      // Base64 that is none ends in an unchecked exception of the library's.
      return new Unreadable("The text is not valid PEM. " + EXPECTED);
    }
  }

  private static Reading read(PemObject block) {
    try {
      return switch (block.getType()) {
        case PUBLIC_KEY -> new Readable(fingerprint(DerValue.whole(block.getContent())));
        case CERTIFICATE -> new Readable(fingerprint(keyOf(block.getContent())));
        default -> new Unreadable("The PEM block is of another kind. " + EXPECTED);
      };
    } catch (MalformedDer e) {
      return new Unreadable("The PEM block holds no " + spoken(block) + ": " + e.getMessage());
    }
  }

  private static String spoken(PemObject block) {
    return block.getType().equals(CERTIFICATE) ? "certificate" : "public key";
  }

  private static String fingerprint(DerValue spki) throws MalformedDer {
    return HexFormat.of().formatHex(sha256(PublicKeys.normalized(spki)));
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The field subjectPublicKeyInfo of a Certificate (RFC 5280, 4.1), whatever its version. */
  private static DerValue keyOf(byte[] certificate) throws MalformedDer {
    DerCursor tbs =
        DerValue.whole(certificate)
            .sequence("Certificate")
            .next("tbsCertificate")
            .sequence("tbsCertificate");
    tbs.nextIf(DerTag.contextConstructed(0));
    for (String field :
        new String[] {"serialNumber", "signature", "issuer", "validity", "subject"}) {
      tbs.next(field);
    }
    return tbs.next("subjectPublicKeyInfo");
  }

  @Override
  public Optional<RsaPublicKey> rsaKeyOf(byte[] certificate) {
    try {
      return PublicKeys.rsa(keyOf(certificate));
    } catch (MalformedDer e) {
      throw new IllegalArgumentException("no certificate: " + e.getMessage(), e);
    }
  }
}
