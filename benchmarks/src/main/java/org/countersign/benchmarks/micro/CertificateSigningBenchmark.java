package org.countersign.benchmarks.micro;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.adapters.crypto.CryptoAdapters;
import org.countersign.adapters.crypto.provider.ProviderChoice;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.application.issuance.CertificateSigning;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.issuance.lint.CertificateRules;
import org.countersign.domain.x509.KeyAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The two halves of making a certificate: encode and lint; sign, assemble and verify. */
@State(Scope.Benchmark)
public class CertificateSigningBenchmark extends Measured {

  /** Whose code signs and verifies. */
  public enum Code {
    FASTEST,
    JAVA;

    ProviderChoice providers() {
      return this == FASTEST ? ProviderChoice.fastest() : ProviderChoice.withoutNativeCode();
    }
  }

  @Param({"EC_P256", "RSA_2048"})
  public KeyAlgorithm authority;

  @Param public Code code;

  private final AtomicInteger taken = new AtomicInteger();
  private CertificateSigning signing;
  private SigningKeyReference key;
  private SampleContents samples;
  private List<TbsCertificate> contents;
  private List<LintedCertificate> linted;

  @Setup
  public void prepareContents() {
    CryptoAdapters crypto =
        new CryptoAdapters(MasterKey.generate(new SecureRandom()), code.providers());
    InMemoryStores stores = new InMemoryStores();
    SigningKeys keys =
        crypto.signingKeys(stores.sealedSigningKeys(), stores.unitOfWork(), UUID::randomUUID);
    CertificateEncoder encoder = crypto.certificateEncoder();
    signing = new CertificateSigning(encoder, keys, new Lint(CertificateRules.ALL));
    key = keys.create(authority);
    samples = SampleContents.under(keys.publicKey(key), encoder);
    contents = samples.all();
    linted = contents.stream().map(this::passed).toList();
  }

  private LintedCertificate passed(TbsCertificate content) {
    Lint.Result result = signing.prepare(content, samples.issuer());
    if (result instanceof Lint.Failed failed) {
      throw new IllegalStateException("the lint finds: " + failed.message());
    }
    return ((Lint.Passed) result).certificate();
  }

  @Benchmark
  public Lint.Result encodeAndLint() {
    return signing.prepare(contents.get(next()), samples.issuer());
  }

  @Benchmark
  public byte[] signAndVerify() {
    return signing.sign(linted.get(next()), key, samples.issuer().publicKey());
  }

  private int next() {
    return taken.getAndIncrement() & (SampleContents.COUNT - 1);
  }
}
