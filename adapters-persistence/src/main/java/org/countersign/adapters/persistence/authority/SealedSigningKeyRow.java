package org.countersign.adapters.persistence.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** A row of {@code sealed_signing_key}. */
@Entity
@Table(name = "sealed_signing_key")
public class SealedSigningKeyRow {

  @Id private UUID id;

  @Column(name = "key_algorithm")
  private String keyAlgorithm;

  @Column(name = "public_key_info")
  private byte[] publicKeyInfo;

  @Column(name = "subject_public_key")
  private byte[] subjectPublicKey;

  private byte[] sealed;

  protected SealedSigningKeyRow() {}

  static SealedSigningKeyRow of(SealedSigningKey key) {
    SealedSigningKeyRow row = new SealedSigningKeyRow();
    row.id = key.id();
    row.keyAlgorithm = key.publicKey().algorithm().name();
    row.publicKeyInfo = key.publicKey().der();
    row.subjectPublicKey = key.publicKey().subjectPublicKey();
    row.sealed = key.sealed();
    return row;
  }

  SealedSigningKey toSealedSigningKey() {
    SubjectPublicKeyInfo publicKey =
        new SubjectPublicKeyInfo(
            KeyAlgorithm.valueOf(keyAlgorithm), publicKeyInfo, subjectPublicKey);
    return new SealedSigningKey(id, publicKey, sealed);
  }
}
