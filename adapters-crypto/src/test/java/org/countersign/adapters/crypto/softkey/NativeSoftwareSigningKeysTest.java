package org.countersign.adapters.crypto.softkey;

import org.countersign.adapters.crypto.provider.Providers;

/** The contract, with native code. */
final class NativeSoftwareSigningKeysTest extends SoftwareSigningKeysContract {

  NativeSoftwareSigningKeysTest() {
    super(Providers.nativeCode());
  }
}
