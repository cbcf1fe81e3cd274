package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
          request.content().toString(),
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

  /**
   * Cut by hand, verified by the JDK: by nothing that the reader is made of. Bouncy Castle would
   * not do for all: it reads what no one asked it to, and gives up on some attributes that are
   * ignored.
   */
  private static boolean isSignedByItsOwnKey(byte[] der, KeyAlgorithm algorithm) {
    try {
      byte[] info = element(content(der), 0);
      boolean rsa = algorithm.family() == KeyAlgorithm.Family.RSA;
      PublicKey key =
          KeyFactory.getInstance(rsa ? "RSA" : "EC")
              .generatePublic(new X509EncodedKeySpec(element(content(info), 2)));
      String identifier =
          AlgorithmIdentifier.getInstance(element(content(der), 1)).getAlgorithm().getId();
      Signature signature = Signature.getInstance(identifier);
      signature.initVerify(key);
      signature.update(info);
      byte[] bits = content(element(content(der), 2));
      return signature.verify(bits, 1, bits.length - 1);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("read, but not by the JDK", e);
    }
  }

  /** The n-th of the elements that follow each other in the octets. */
  private static byte[] element(byte[] octets, int n) {
    int start = 0;
    for (int i = 0; i < n; i++) {
      start = end(octets, start);
    }
    return Arrays.copyOfRange(octets, start, end(octets, start));
  }

  private static byte[] content(byte[] element) {
    return Arrays.copyOfRange(element, contentStart(element, 0), element.length);
  }

  private static int contentStart(byte[] octets, int start) {
    int first = octets[start + 1] & 0xff;
    return start + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int end(byte[] octets, int start) {
    int contentStart = contentStart(octets, start);
    int length = 0;
    for (int i = start + 2; i < contentStart; i++) {
      length = length << 8 | octets[i] & 0xff;
    }
    return contentStart + (contentStart == start + 2 ? octets[start + 1] : length);
  }
}
