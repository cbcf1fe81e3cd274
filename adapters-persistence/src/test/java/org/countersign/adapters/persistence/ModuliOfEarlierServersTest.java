package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.domain.key.RsaModulus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers stored moduli before they knew of hashes over them. */
class ModuliOfEarlierServersTest {

  private JpaStores stores;

  @BeforeEach
  void open(@TempDir Path directory) {
    stores = new JpaStores(new SqliteDatabase(directory));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void areFoundByTheirHashOnceItIsCompleted() {
    List<RsaModulus> moduli = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 5; i++) {
      BigInteger modulus = new BigInteger(2048, random).setBit(2047);
      moduli.add(new RsaModulus("%064x".formatted(i), modulus));
    }
    RsaModuli store = stores.rsaModuli();
    stores.unitOfWork().commit(() -> store.addMissing(moduli));
    stores.execute("UPDATE rsa_modulus SET modulus_fingerprint = NULL");
    String fingerprint = moduli.get(4).fingerprint();
    assertThat(stores.unitOfWork().commit(() -> store.keysWithModulus(fingerprint))).isEmpty();

    assertThat(stores.unitOfWork().commit(() -> store.completeFingerprints(3))).isEqualTo(3);
    assertThat(stores.unitOfWork().commit(() -> store.completeFingerprints(3))).isEqualTo(2);
    assertThat(stores.unitOfWork().commit(() -> store.completeFingerprints(3))).isZero();

    for (RsaModulus modulus : moduli) {
      assertThat(stores.unitOfWork().commit(() -> store.keysWithModulus(modulus.fingerprint())))
          .containsExactly(modulus.publicKeyFingerprint());
    }
  }
}
