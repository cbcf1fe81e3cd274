package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.adapters.crypto.provider.ProviderChoice;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.x509.KeyAlgorithm;

/** What holds of every reading, whatever was read. */
final class ReadingInvariants {

  /** A thousand times what the slowest text takes: the machine may be busy, the reader not. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final List<Pkcs10RequestReader> READERS = readers();

  private ReadingInvariants() {}

  private static List<Pkcs10RequestReader> readers() {
    List<Pkcs10RequestReader> readers = new ArrayList<>();
    readers.add(new Pkcs10RequestReader(new KeyOperations(ProviderChoice.withoutNativeCode())));
    ProviderChoice.nativeCode()
        .ifPresent(choice -> readers.add(new Pkcs10RequestReader(new KeyOperations(choice))));
    return List.copyOf(readers);
  }

  /** Reads a text with each choice of providers, and holds the readings against each other. */
  static Reading check(String text) {
    long start = System.nanoTime();
    List<Reading> readings = READERS.stream().map(reader -> reader.read(text)).toList();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    for (Reading reading : readings) {
      assertThat(shown(reading)).isEqualTo(shown(readings.get(0)));
    }
    checkSaid(readings.get(0));
    return readings.get(0);
  }

  /** Octets, and the rest as text: arrays in records are equal by identity. */
  private static String shown(Reading reading) {
    if (reading instanceof Readable readable) {
      var request = readable.request();
      return String.join(
          "|",
          request.toString(),
          request.names().toString(),
          request.keyUsages().toString(),
          request.extendedKeyUsages().toString(),
          request.basicConstraints().toString(),
          request.unreadExtensions().toString(),
          request.unreadAttributes().toString(),
          Integer.toString(Arrays.hashCode(request.der())));
    }
    return reading.toString();
  }

  private static void checkSaid(Reading reading) {
    if (reading instanceof Readable readable) {
      assertThat(isSignedByItsOwnKey(readable.request().der(), algorithm(readable))).isTrue();
    } else if (reading instanceof Unreadable unreadable) {
      assertThat(unreadable.message())
          .isNotBlank()
          .doesNotContain("Exception", "org.countersign", "null")
          .hasSizeLessThan(1000);
    }
  }

  private static KeyAlgorithm algorithm(Readable readable) {
    return readable.request().publicKey().algorithm();
  }

  /** Taken apart by Bouncy Castle, verified by the JDK: by nothing that the reader is made of. */
  private static boolean isSignedByItsOwnKey(byte[] der, KeyAlgorithm algorithm) {
    try {
      ASN1Sequence request = ASN1Sequence.getInstance(der);
      ASN1Sequence info = ASN1Sequence.getInstance(request.getObjectAt(0));
      boolean rsa = algorithm.family() == KeyAlgorithm.Family.RSA;
      PublicKey key =
          KeyFactory.getInstance(rsa ? "RSA" : "EC")
              .generatePublic(
                  new X509EncodedKeySpec(info.getObjectAt(2).toASN1Primitive().getEncoded()));
      Signature signature =
          Signature.getInstance(
              AlgorithmIdentifier.getInstance(request.getObjectAt(1)).getAlgorithm().getId());
      signature.initVerify(key);
      signature.update(info.getEncoded());
      return signature.verify(ASN1BitString.getInstance(request.getObjectAt(2)).getOctets());
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("read, but not by Bouncy Castle and the JDK", e);
    }
  }
}
