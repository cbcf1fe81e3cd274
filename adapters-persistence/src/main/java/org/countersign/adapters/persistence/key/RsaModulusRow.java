package org.countersign.adapters.persistence.key;

import java.math.BigInteger;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.key.RsaModulus;

/**
 * A row of {@code rsa_modulus}, but for whether it was compared.
 *
 * @param modulusFingerprint null where a server wrote the row that did not know of it
 */
record RsaModulusRow(byte[] publicKeyFingerprint, byte[] modulus, byte[] modulusFingerprint) {

  static final RecordTable<RsaModulusRow> TABLE =
      new RecordTable<>("rsa_modulus", RsaModulusRow.class);

  static RsaModulusRow of(RsaModulus modulus) {
    return new RsaModulusRow(
        Octets.ofHex(modulus.publicKeyFingerprint()),
        modulus.modulus().toByteArray(),
        Octets.ofHex(modulus.fingerprint()));
  }

  RsaModulus toModulus() {
    return new RsaModulus(Octets.hex(publicKeyFingerprint), new BigInteger(modulus));
  }
}
