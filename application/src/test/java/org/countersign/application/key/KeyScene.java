package org.countersign.application.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.event.DeliverEvents;
import org.countersign.application.event.OutboxDelivery;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.port.crypto.FakePublicKeyReader;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.RsaPublicKey;
import org.countersign.domain.x509.KeyAlgorithm;

/** An installation in which certificates are stored and keys are blocked. */
final class KeyScene {

  static final PageRequest FIRST_PAGE = new PageRequest(0, 100);

  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

  final InMemoryInstallation installation = new InMemoryInstallation();
  final FakePublicKeyReader reader = new FakePublicKeyReader();
  final ManageBlockedKeys blockedKeys;
  final FindWeakModuli survey;

  /** What the administrator was warned of. */
  final List<String> warnings = new ArrayList<>();

  final DeliverEvents delivery;

  private final TimeOrderedIdentifiers identifiers =
      new TimeOrderedIdentifiers(installation.clock, new SecureRandom());
  private final Project project = installation.aProject();
  private final CertificateAuthority authority =
      CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();

  KeyScene() {
    KeyUseCases.Stores stores =
        new KeyUseCases.Stores(
            installation.unitOfWork,
            installation.stores.blockedKeys(),
            installation.stores.rsaModuli(),
            installation.stores.certificates(),
            installation.stores.outbox());
    AuditLog audit =
        new AuditLog(installation.stores.auditTrail(), identifiers, installation.clock);
    blockedKeys =
        KeyUseCases.manageBlockedKeys(stores, reader, audit, identifiers, installation.clock);
    survey = KeyUseCases.findWeakModuli(stores, reader, audit, identifiers, installation.clock);
    delivery =
        new OutboxDelivery(
            installation.unitOfWork,
            installation.stores.outbox(),
            List.of(KeyUseCases.weakKeyWarning(stores, warnings::add)),
            installation.clock);
    installation.store(authority);
  }

  /** Large enough for no two to be the same by chance. */
  static BigInteger prime(int number) {
    return new BigInteger(64, new Random(number)).setBit(63).nextProbablePrime();
  }

  static String fingerprint(int number) {
    return "%064x".formatted(number);
  }

  /** A certificate issued now, on that RSA key. */
  IssuedCertificate certified(int fingerprint, int onePrime, int otherPrime) {
    return certified(identifiers.get(), fingerprint, onePrime, otherPrime);
  }

  IssuedCertificate certified(UUID id, int fingerprint, int onePrime, int otherPrime) {
    return certified(id, fingerprint, prime(onePrime).multiply(prime(otherPrime)));
  }

  IssuedCertificate certified(int fingerprint, BigInteger modulus) {
    return certified(identifiers.get(), fingerprint, modulus);
  }

  private IssuedCertificate certified(UUID id, int fingerprint, BigInteger modulus) {
    IssuedCertificate certificate =
        certificate(fingerprint).withId(id).withKeyAlgorithm(KeyAlgorithm.RSA_2048).build();
    reader.knows(certificate.der(), new RsaPublicKey(modulus, EXPONENT));
    return store(certificate);
  }

  IssuedCertificate certifiedOnP256(int fingerprint) {
    return store(certificate(fingerprint).build());
  }

  private IssuedCertificateBuilder certificate(int fingerprint) {
    return IssuedCertificateBuilder.anIssuedCertificate()
        .inProject(project.id())
        .withId(identifiers.get())
        .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
        .withPublicKeyFingerprint(fingerprint(fingerprint))
        .createdAt(installation.clock.instant());
  }

  private IssuedCertificate store(IssuedCertificate certificate) {
    return new RecordedIssuance(installation.stores.issuanceJournal()).of(certificate);
  }

  /** The id that a certificate would have that was made so long ago. */
  UUID idOf(Duration ago) {
    return TimeOrderedIdentifiers.firstOf(installation.clock.instant().minus(ago));
  }

  /** Fingerprints of what is blocked, in their order. */
  List<String> blocked() {
    return installation
        .commit(() -> installation.stores.blockedKeys().list("", FIRST_PAGE))
        .items()
        .stream()
        .map(BlockedKey::sha256)
        .sorted()
        .toList();
  }

  /** The last of what was done about keys; certificates are recorded with events of their own. */
  AuditEvent lastEvent() {
    return installation.auditTrail().stream()
        .filter(event -> event.action().startsWith("blocked-key"))
        .findFirst()
        .orElseThrow();
  }
}
