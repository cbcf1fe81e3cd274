package org.countersign.adapters.crypto.softkey;

import java.security.PrivateKey;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Both halves of a key, ready to sign. */
record OpenedKey(PrivateKey privateKey, SubjectPublicKeyInfo publicKey) {

  @Override
  public String toString() {
    return "OpenedKey[" + publicKey + "]";
  }
}
