package org.countersign.adapters.crypto.softkey;

import org.countersign.adapters.crypto.provider.Providers;

/** The contract, with Java alone. */
final class JavaSoftwareSigningKeysTest extends SoftwareSigningKeysContract {

  JavaSoftwareSigningKeysTest() {
    super(Providers.withoutNativeCode());
  }
}
