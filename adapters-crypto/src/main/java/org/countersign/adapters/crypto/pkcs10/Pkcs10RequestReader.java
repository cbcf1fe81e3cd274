package org.countersign.adapters.crypto.pkcs10;

import java.util.Objects;
import java.util.Optional;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.Deviations;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.PrivateKeyText;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Reads a request in this order: PEM, DER, structure, key, signature algorithm, proof of
 * possession. The first that fails is the answer; each needs what the one before it has shown.
 */
public final class Pkcs10RequestReader implements CertificationRequestReader {

  /**
   * As in the REST contract; checked here too, so that no caller can have a larger text taken
   * apart.
   */
  private static final int MAX_CHARACTERS = 65_536;

  private final KeyOperations keys;

  public Pkcs10RequestReader(KeyOperations keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  @Override
  public Reading read(String pem) {
    Reading reading = readText(pem);
    return reading instanceof Unreadable && PrivateKeyText.isIn(pem)
        ? withPrivateKey(pem)
        : reading;
  }

  private Reading readText(String pem) {
    try {
      checkLength(pem);
      RequestPem block = RequestPem.read(pem);
      return PrivateKeyText.isIn(block.before()) || PrivateKeyText.isIn(block.after())
          ? withPrivateKey(block.before() + block.after())
          : readDer(block.der());
    } catch (NotReadable e) {
      return e.request().map(der -> answer(e, der)).orElseGet(e::answer);
    } catch (MalformedDer e) {
      return new Unreadable(RequestFlaw.CSR_NOT_PKCS10, notPkcs10(e));
    }
  }

  private static Unreadable withPrivateKey(String text) {
    return new Unreadable(
        RequestFlaw.CSR_WITH_PRIVATE_KEY,
        "CSR comes with a "
            + PrivateKeyText.keystoreIn(text)
                .map(keystore -> keystore + ", which holds a private key")
                .orElse("private key")
            + ". The text was not kept, but the key has left its machine and is to be treated as"
            + " exposed: make a new key, and send the CSR made with it alone");
  }

  /** With what a CSR asks for that was sent in another form than PEM. */
  private static Unreadable answer(NotReadable failure, byte[] der) {
    try {
      return failure.answer(
          Pkcs10Structure.read(DerValue.whole(der), Deviations.gathered()).unproven());
    } catch (MalformedDer e) {
      return failure.answer();
    }
  }

  private static String notPkcs10(MalformedDer malformed) {
    return "CSR is not a valid PKCS#10 structure: " + malformed.getMessage();
  }

  private static void checkLength(String pem) throws NotReadable {
    if (pem.isBlank()) {
      throw new NotReadable(RequestFlaw.CSR_EMPTY, "CSR cannot be empty");
    }
    if (pem.length() > MAX_CHARACTERS) {
      throw new NotReadable(
          RequestFlaw.CSR_TOO_LONG, "CSR cannot exceed " + MAX_CHARACTERS + " characters");
    }
  }

  private Reading readDer(byte[] der) throws NotReadable, MalformedDer {
    Deviations deviations = Deviations.gathered();
    DerValue value = DerValue.first(der, deviations);
    if (value.length() < der.length) {
      throw new NotReadable(
          RequestFlaw.CSR_TRAILING_BYTES,
          "CSR has " + (der.length - value.length()) + " bytes after its end");
    }
    Pkcs10Structure request = Pkcs10Structure.read(value, deviations);
    try {
      SubjectPublicKeyInfo key =
          PublicKeys.readAndCheck(request.subjectPublicKeyInfo(), deviations);
      SignatureAlgorithm algorithm = request.signatureAlgorithm().signatureAlgorithm(deviations);
      provePossession(request, key, algorithm);
      deviations.place("csr", value);
      return new Readable(
          new CertificationRequest(
              request.content(Optional.of(algorithm), deviations.all()), key, der));
    } catch (NotReadable e) {
      return e.answer(request.unproven());
    } catch (UnusableKey e) {
      return new Unreadable(e.flaw(), e.getMessage(), Optional.of(request.unproven()));
    } catch (MalformedDer e) {
      return new Unreadable(
          RequestFlaw.CSR_NOT_PKCS10, notPkcs10(e), Optional.of(request.unproven()));
    }
  }

  private void provePossession(
      Pkcs10Structure request, SubjectPublicKeyInfo key, SignatureAlgorithm algorithm)
      throws NotReadable {
    if (!keys.verifies(key, algorithm, request.signedOctets(), request.signature())) {
      throw new NotReadable(
          RequestFlaw.CSR_PROOF_OF_POSSESSION_FAILED,
          "CSR signature does not verify against its public key (proof of possession failed)");
    }
  }
}
