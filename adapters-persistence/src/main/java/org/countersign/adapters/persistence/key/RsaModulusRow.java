package org.countersign.adapters.persistence.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import org.countersign.domain.key.RsaModulus;

/** A row of {@code rsa_modulus}. */
@Entity
@Table(name = "rsa_modulus")
public class RsaModulusRow {

  @Id
  @Column(name = "public_key_fingerprint")
  private String publicKeyFingerprint;

  private byte[] modulus;

  @Column(name = "modulus_fingerprint")
  private String modulusFingerprint;

  private boolean compared;

  protected RsaModulusRow() {}

  static RsaModulusRow of(RsaModulus modulus) {
    RsaModulusRow row = new RsaModulusRow();
    row.publicKeyFingerprint = modulus.publicKeyFingerprint();
    row.modulus = modulus.modulus().toByteArray();
    row.modulusFingerprint = modulus.fingerprint();
    row.compared = false;
    return row;
  }

  void completeFingerprint() {
    modulusFingerprint =
        new RsaModulus(publicKeyFingerprint, new BigInteger(modulus)).fingerprint();
  }
}
