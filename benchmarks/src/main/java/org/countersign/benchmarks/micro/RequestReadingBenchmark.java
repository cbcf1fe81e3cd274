package org.countersign.benchmarks.micro;

import java.security.SecureRandom;
import org.countersign.adapters.crypto.CryptoAdapters;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.domain.x509.KeyAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a CSR and proving possession of its key. */
@State(Scope.Benchmark)
public class RequestReadingBenchmark extends Measured {

  @Param({"EC_P256", "EC_P384", "RSA_2048", "RSA_3072", "RSA_4096"})
  public KeyAlgorithm key;

  private CertificationRequestReader reader;
  private SampleRequests samples;

  @Setup
  public void makeRequests() {
    reader =
        new CryptoAdapters(MasterKey.generate(new SecureRandom())).certificationRequestReader();
    samples = SampleRequests.of(key);
  }

  @Benchmark
  public Reading read() {
    return reader.read(samples.next());
  }
}
