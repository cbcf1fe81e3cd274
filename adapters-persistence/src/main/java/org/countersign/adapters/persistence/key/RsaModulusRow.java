package org.countersign.adapters.persistence.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.countersign.domain.key.RsaModulus;

/** A row of {@code rsa_modulus}. */
@Entity
@Table(name = "rsa_modulus")
public class RsaModulusRow {

  @Id
  @Column(name = "public_key_fingerprint")
  private String publicKeyFingerprint;

  private byte[] modulus;

  private boolean compared;

  protected RsaModulusRow() {}

  static RsaModulusRow of(RsaModulus modulus) {
    RsaModulusRow row = new RsaModulusRow();
    row.publicKeyFingerprint = modulus.publicKeyFingerprint();
    row.modulus = modulus.modulus().toByteArray();
    row.compared = false;
    return row;
  }
}
