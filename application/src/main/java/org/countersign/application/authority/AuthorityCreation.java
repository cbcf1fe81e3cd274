package org.countersign.application.authority;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.authority.AuthorityCertificates.Prepared;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.access.Permission;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.Validity;

/** Makes CAs, with a key of their own each. */
final class AuthorityCreation {

  private static final int MAX_NAME_CHARACTERS = 64;
  private static final int UNLIMITED = -1;

  private final AuthorityUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final SigningKeys keys;
  private final AuthorityCertificates certificates;
  private final AccessControl control;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  AuthorityCreation(
      AuthorityUseCases.Stores stores,
      SigningKeys keys,
      AuthorityCertificates certificates,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.keys = keys;
    this.certificates = certificates;
    this.control = control;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Record first, sign second: the CA is stored waiting for its certificate, and the octets of that
   * with their serial number, before a key signs them, so that a crash between the two leaves a CA
   * that says so, and no signature that nobody knows of.
   */
  CertificateAuthority create(Caller caller, NewAuthority wanted) {
    checkFields(wanted);
    Optional<CertificateAuthority> parent =
        unitOfWork.commit(() -> permittedParent(caller, wanted));
    Optional<Validity> validity = validity(wanted, parent);
    int maxPathLength = pathLength(wanted.maxPathLength(), parent);
    SigningKeyReference key = keys.create(wanted.keyAlgorithm());
    CertificateAuthority waiting = waiting(wanted, maxPathLength, key);
    Optional<Prepared> prepared = validity.map(period -> prepare(waiting, parent, period));
    store(caller, waiting, prepared.map(Prepared::toBeSigned));
    return prepared
        .map(certificate -> activate(caller, waiting, certificates.sign(waiting, certificate)))
        .orElse(waiting);
  }

  private static void checkFields(NewAuthority wanted) {
    List<FieldError> errors = new ArrayList<>(nameErrors(wanted.name()));
    if (wanted.subject().isEmpty()) {
      errors.add(
          new FieldError(
              FieldError.TOO_SMALL,
              "configuration.commonName",
              "A CA needs at least one subject attribute, such as a common name"));
    }
    if (wanted.type() == AuthorityType.ROOT && wanted.parentId().isPresent()) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM, "configuration.parentCaId", "A root CA cannot have a parent CA"));
    }
    if (wanted.maxPathLength() < UNLIMITED) {
      errors.add(
          new FieldError(
              FieldError.TOO_SMALL,
              "configuration.maxPathLength",
              "Path length must be -1 (unlimited) or a non-negative integer"));
    }
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }

  /** What is wrong with a CA's name. */
  static List<FieldError> nameErrors(String name) {
    return Slug.isSlug(name) && name.length() <= MAX_NAME_CHARACTERS
        ? List.of()
        : List.of(
            new FieldError(
                FieldError.INVALID_STRING,
                "name",
                "CA name must be 1 to "
                    + MAX_NAME_CHARACTERS
                    + " characters and contain only lowercase letters, numbers, and hyphens"));
  }

  private Optional<CertificateAuthority> permittedParent(Caller caller, NewAuthority wanted) {
    control.requireProject(caller, wanted.projectId(), Permission.CREATE_AUTHORITIES);
    Optional<CertificateAuthority> parent = wanted.parentId().map(this::existing);
    parent
        .filter(found -> !found.projectId().equals(wanted.projectId()))
        .ifPresent(
            other -> {
              throw Refused.notFound(AuthorityAdministration.NOT_FOUND);
            });
    parent.ifPresent(this::requireAbleToSign);
    return parent;
  }

  private void requireAbleToSign(CertificateAuthority parent) {
    parent
        .obstacleToSigning(clock.instant())
        .ifPresent(
            obstacle -> {
              throw Refused.badRequest(obstacle);
            });
    OptionalInt limit = parent.certificate().orElseThrow().pathLength();
    if (limit.isPresent() && limit.getAsInt() == 0) {
      throw Refused.badRequest(
          "Issuing CA cannot issue subordinate CA certificates (path length is 0)");
    }
  }

  /** Empty for an intermediate that waits for a certificate from elsewhere. */
  private Optional<Validity> validity(NewAuthority wanted, Optional<CertificateAuthority> parent) {
    if (wanted.type() == AuthorityType.ROOT) {
      return Optional.of(certificates.rootValidity(wanted.notBefore(), wanted.notAfter()));
    }
    return parent.map(
        signer ->
            certificates.intermediateValidity(
                signer.certificate().orElseThrow(), wanted.notBefore(), wanted.notAfter()));
  }

  /** No limit of its own, below a parent with one, means as long as the parent allows. */
  private static int pathLength(int wanted, Optional<CertificateAuthority> parent) {
    OptionalInt limit =
        parent
            .flatMap(CertificateAuthority::certificate)
            .map(AuthorityCertificate::pathLength)
            .orElse(OptionalInt.empty());
    if (limit.isEmpty()) {
      return wanted;
    }
    if (wanted >= limit.getAsInt()) {
      throw Refused.badRequest(
          "Path length (%d) must be less than issuing CA's path length (%d)"
              .formatted(wanted, limit.getAsInt()));
    }
    return wanted == UNLIMITED ? limit.getAsInt() - 1 : wanted;
  }

  private CertificateAuthority waiting(
      NewAuthority wanted, int maxPathLength, SigningKeyReference key) {
    Instant now = clock.instant();
    return new CertificateAuthority(
        identifiers.get(),
        wanted.projectId(),
        wanted.name(),
        wanted.friendlyName(),
        wanted.type(),
        AuthorityStatus.PENDING_CERTIFICATE,
        wanted.parentId(),
        wanted.subject(),
        wanted.keyAlgorithm(),
        maxPathLength,
        key,
        Optional.empty(),
        now,
        now);
  }

  private void store(
      Caller caller, CertificateAuthority authority, Optional<ToBeSigned> toBeSigned) {
    try {
      unitOfWork.commit(
          () -> {
            stores.authorities().add(authority);
            toBeSigned.ifPresent(stores.signedContents()::add);
            record(
                caller,
                "certificate-authority.created",
                authority,
                Map.of("name", authority.name(), "keyAlgorithm", authority.keyAlgorithm().name()));
          });
    } catch (DuplicateEntry e) {
      throw nameTaken(authority.name());
    }
  }

  static Refused nameTaken(String name) {
    return Refused.conflict(
        "Certificate Authority with name '" + name + "' already exists in project");
  }

  private Prepared prepare(
      CertificateAuthority authority, Optional<CertificateAuthority> parent, Validity validity) {
    return parent
        .map(signer -> certificates.signedBy(signer, authority, validity))
        .orElseGet(() -> certificates.selfSigned(authority, validity));
  }

  /** Read again: it may have been renamed or removed while the key signed. */
  private CertificateAuthority activate(
      Caller caller, CertificateAuthority waiting, AuthorityCertificate certificate) {
    return unitOfWork.commit(
        () -> {
          CertificateAuthority active =
              existing(waiting.id()).certified(certificate, clock.instant());
          stores.authorities().update(active);
          record(
              caller,
              "certificate-authority.activated",
              active,
              Map.of("serialNumber", certificate.serialNumber().hex()));
          audit.record(
              active.projectId(),
              caller.actor(),
              "certificate-authority.signed-certificate",
              active.parentId().orElse(active.id()),
              Map.of(
                  "serialNumber", certificate.serialNumber().hex(),
                  "certificateAuthorityId", active.id().toString()));
          return active;
        });
  }

  private CertificateAuthority existing(UUID id) {
    return stores
        .authorities()
        .find(id)
        .orElseThrow(() -> Refused.notFound(AuthorityAdministration.NOT_FOUND));
  }

  private void record(
      Caller caller, String action, CertificateAuthority authority, Map<String, String> facts) {
    audit.record(authority.projectId(), caller.actor(), action, authority.id(), facts);
  }
}
