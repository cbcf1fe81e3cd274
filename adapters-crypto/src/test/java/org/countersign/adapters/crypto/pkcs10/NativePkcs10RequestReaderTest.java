package org.countersign.adapters.crypto.pkcs10;

import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReaderContract;

/** The contract, with native code. */
final class NativePkcs10RequestReaderTest implements CertificationRequestReaderContract {

  private final CertificationRequestReader reader = new Pkcs10RequestReader(Providers.nativeCode());

  @Override
  public CertificationRequestReader reader() {
    return reader;
  }
}
