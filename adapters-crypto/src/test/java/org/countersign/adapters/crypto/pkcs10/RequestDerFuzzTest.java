package org.countersign.adapters.crypto.pkcs10;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets in the PEM block. */
final class RequestDerFuzzTest {

  static Stream<byte[]> seeds() {
    return SampleRequests.all().map(CertificationRequestTextBuilder::der);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "4s")
  void answersAnyOctets(byte[] der) {
    ReadingInvariants.check(CertificationRequestTextBuilder.pem(der));
  }
}
