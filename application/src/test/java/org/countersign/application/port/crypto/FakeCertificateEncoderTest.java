package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeCertificateEncoderTest implements CertificateEncoderContract {

  private final CertificateEncoder encoder = new FakeCertificateEncoder();

  @Override
  public CertificateEncoder encoder() {
    return encoder;
  }
}
