package org.countersign.adapters.crypto.x509;

import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.CertificateEncoderContract;

/** The contract, with native code. */
final class NativeDerCertificateEncoderTest implements CertificateEncoderContract {

  private final CertificateEncoder encoder = new DerCertificateEncoder(Providers.nativeCode());

  @Override
  public CertificateEncoder encoder() {
    return encoder;
  }
}
