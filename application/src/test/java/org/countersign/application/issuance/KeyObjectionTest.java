package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

final class KeyObjectionTest {

  private static final Violation OF_AUTHORITY =
      new KeyObjection(
              RequestFlaw.KEY_OF_AUTHORITY,
              "The key in the CSR is the key of a certification authority of this installation; make"
                  + " another key for this certificate")
          .violation();

  private final InMemoryStores stores = new InMemoryStores();
  private final KeyChecks keys = new KeyChecks(stores.keyRecords());
  private final UUID projectId = UUID.randomUUID();
  private final SubjectPublicKeyInfo key =
      TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.generate(KeyAlgorithm.EC_P256));

  private Optional<Violation> objection() {
    return keys.of(key, projectId).objection();
  }

  private void block(String fingerprint) {
    BlockedKey blocked =
        new BlockedKey(
            UUID.randomUUID(),
            BlockedKey.HashedPart.SPKI,
            fingerprint,
            RequestFlaw.KEY_BLOCKED,
            "it leaked",
            Optional.empty(),
            Instant.EPOCH);
    stores.unitOfWork().commit(() -> stores.blockedKeys().add(blocked));
  }

  @Test
  void nothingSpeaksAgainstAKeyThatIsNotKnown() {
    block("0a".repeat(32));
    assertThat(objection()).isEmpty();
  }

  @Test
  void aBlockedKeyIsNotCertified() {
    block(key.fingerprint());
    assertThat(objection())
        .contains(
            new KeyObjection(
                    RequestFlaw.KEY_BLOCKED,
                    "The key in the CSR is blocked here: it leaked; make a new key")
                .violation());
  }

  @Test
  void theKeyOfACaThatWaitsForItsCertificateIsNotCertified() {
    stores
        .unitOfWork()
        .commit(
            () ->
                stores
                    .sealedSigningKeys()
                    .add(new SealedSigningKey(UUID.randomUUID(), key, new byte[1])));
    assertThat(objection()).contains(OF_AUTHORITY);
  }

  @Test
  void theKeyInTheCertificateOfACaIsNotCertified() {
    Project project = Records.aProject();
    CertificateAuthority authority =
        CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.authorities().add(authority);
            });
    SubjectPublicKeyInfo ofAuthority = authority.certificate().orElseThrow().publicKey();
    assertThat(keys.of(ofAuthority, projectId).objection()).contains(OF_AUTHORITY);
  }
}
