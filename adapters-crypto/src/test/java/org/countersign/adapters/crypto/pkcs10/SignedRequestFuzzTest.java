package org.countersign.adapters.crypto.pkcs10;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.pem;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that ask for anything, and prove possession of their key: the signature is made after
 * the fuzzer is done, so that what it writes is read to the end.
 */
final class SignedRequestFuzzTest {

  private static final KeyPair KEYS = TestKeys.shared(KeyAlgorithm.EC_P256);

  /** What stands in a request in front of its key, and behind it. */
  static Stream<byte[]> seeds() {
    return SampleRequests.all()
        .map(CertificationRequestTextBuilder::der)
        .map(SignedRequestFuzzTest::withoutKey);
  }

  private static byte[] withoutKey(byte[] der) {
    try {
      var info = CertificationRequest.getInstance(der).getCertificationRequestInfo();
      byte[] subject = info.getSubject().getEncoded();
      byte[] attributes = info.getAttributes().getEncoded();
      attributes[0] = (byte) 0xa0;
      byte[] around = new byte[1 + subject.length + attributes.length];
      around[0] = (byte) subject.length;
      System.arraycopy(subject, 0, around, 1, subject.length);
      System.arraycopy(attributes, 0, around, 1 + subject.length, attributes.length);
      return around;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param around an octet that says where the key goes, and what is around it
   */
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "4s")
  void answersWhateverIsAskedFor(byte[] around) {
    if (around.length == 0) {
      return;
    }
    int split = Math.min(around.length, 1 + (around[0] & 0xff));
    byte[] info =
        sequence(
            new byte[] {2, 1, 0},
            Arrays.copyOfRange(around, 1, split),
            KEYS.getPublic().getEncoded(),
            Arrays.copyOfRange(around, split, around.length));
    byte[] signature = TestKeys.sign(KEYS.getPrivate(), SignatureAlgorithm.ECDSA_SHA256, info);
    ReadingInvariants.check(
        pem(sequence(info, sequence(oid("1.2.840.10045.4.3.2")), bitString(0, signature))));
  }
}
