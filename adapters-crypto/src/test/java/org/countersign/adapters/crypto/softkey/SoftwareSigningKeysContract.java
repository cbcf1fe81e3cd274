package org.countersign.adapters.crypto.softkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.UUID;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.adapters.crypto.seal.AesGcmSealing;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.crypto.SigningKeys.UnknownSigningKey;
import org.countersign.application.port.crypto.SigningKeysContract;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of signing keys, and what is special to those in software. */
abstract class SoftwareSigningKeysContract implements SigningKeysContract {

  private final KeyOperations operations;
  private final InMemoryStores stores = new InMemoryStores();
  private final SecretSealing sealing = sealing();
  private final SigningKeys signingKeys;

  SoftwareSigningKeysContract(KeyOperations operations) {
    this.operations = operations;
    this.signingKeys = started(sealing);
  }

  private static SecretSealing sealing() {
    SecureRandom random = new SecureRandom();
    return new AesGcmSealing(MasterKey.generate(random), random);
  }

  /** As after a start of the process: the same store, nothing opened. */
  private SigningKeys started(SecretSealing with) {
    return new SoftwareSigningKeys(
        operations, with, stores.sealedSigningKeys(), stores.unitOfWork(), UUID::randomUUID);
  }

  @Override
  public SigningKeys signingKeys() {
    return signingKeys;
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void signsWithTheSameKeyAfterARestart(KeyAlgorithm algorithm) {
    SigningKeyReference key = signingKeys.create(algorithm);
    SubjectPublicKeyInfo publicKey = signingKeys.publicKey(key);
    SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.defaultFor(algorithm);

    SigningKeys restarted = started(sealing);
    byte[] signature = restarted.sign(key, signatureAlgorithm, OCTETS);

    assertThat(restarted.publicKey(key)).isEqualTo(publicKey);
    assertThat(operations.verifies(publicKey, signatureAlgorithm, OCTETS, signature)).isTrue();
  }

  @Test
  void opensNoKeyUnderAnotherMasterKey() {
    SigningKeyReference key = signingKeys.create(KeyAlgorithm.EC_P256);

    assertThatThrownBy(() -> started(sealing()).sign(key, SignatureAlgorithm.ECDSA_SHA256, OCTETS))
        .isInstanceOf(UnknownSigningKey.class)
        .hasCauseInstanceOf(SecretSealing.SealBroken.class);
  }

  /** Whoever can write to the database cannot make one CA sign with the key of another. */
  @Test
  void opensNoKeyThatWasPutInTheRowOfAnother() {
    SigningKeyReference key = signingKeys.create(KeyAlgorithm.EC_P256);
    SealedSigningKey stored = stored(key);
    UUID otherId = UUID.randomUUID();
    stores
        .unitOfWork()
        .commit(
            () ->
                stores
                    .sealedSigningKeys()
                    .add(new SealedSigningKey(otherId, stored.publicKey(), stored.sealed())));

    SigningKeyReference other = new SigningKeyReference(key.store(), otherId.toString());
    assertThatThrownBy(() -> started(sealing).sign(other, SignatureAlgorithm.ECDSA_SHA256, OCTETS))
        .isInstanceOf(UnknownSigningKey.class);
  }

  @Test
  void storesThePrivateKeySealed() {
    SealedSigningKey stored = stored(signingKeys.create(KeyAlgorithm.EC_P256));

    byte[] pkcs8 = sealing.open(stored.sealed(), "signing-key/" + stored.id());

    assertThat(operations.privateKey(KeyAlgorithm.Family.ECDSA, pkcs8)).isNotNull();
    assertThat(indexOf(stored.sealed(), stored.publicKey().subjectPublicKey())).isNegative();
  }

  private static int indexOf(byte[] whole, byte[] part) {
    String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private SealedSigningKey stored(SigningKeyReference key) {
    return stores
        .unitOfWork()
        .commit(() -> stores.sealedSigningKeys().find(UUID.fromString(key.name())))
        .orElseThrow();
  }
}
