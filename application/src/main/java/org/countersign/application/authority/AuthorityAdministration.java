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
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.policy.FieldError;
import org.countersign.domain.policy.Slug;
import org.countersign.domain.x509.Validity;

final class AuthorityAdministration implements ManageAuthorities {

  private static final String NOT_FOUND = "Certificate Authority not found";
  private static final String PROJECT_NOT_FOUND = "Project not found";
  private static final int MAX_NAME_CHARACTERS = 64;

  private final AuthorityUseCases.Stores stores;
  private final SigningKeys keys;
  private final AuthorityCertificates certificates;
  private final AccessControl control;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  AuthorityAdministration(
      AuthorityUseCases.Stores stores,
      SigningKeys keys,
      AuthorityCertificates certificates,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.keys = keys;
    this.certificates = certificates;
    this.control = control;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Record first, sign second: the CA is stored waiting for its certificate before a key signs one,
   * so that a crash between the two leaves a CA that says so, and no signature that nobody knows
   * of.
   */
  @Override
  public CertificateAuthority create(Caller caller, NewAuthority wanted) {
    checkFields(wanted);
    Optional<CertificateAuthority> parent =
        stores.unitOfWork().commit(() -> permittedParent(caller, wanted));
    Optional<Validity> validity = validity(wanted, parent);
    int maxPathLength = pathLength(wanted.maxPathLength(), parent);
    SigningKeyReference key = keys.create(wanted.keyAlgorithm());
    CertificateAuthority waiting = waiting(wanted, maxPathLength, key);
    Optional<Prepared> prepared = validity.map(period -> prepare(waiting, parent, period));
    store(caller, waiting);
    return prepared
        .map(certificate -> activate(waiting, certificates.sign(waiting, certificate)))
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
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }

  private static List<FieldError> nameErrors(String name) {
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
    if (stores.projects().find(wanted.projectId()).isEmpty()) {
      throw Refused.notFound(PROJECT_NOT_FOUND);
    }
    control.require(caller, wanted.projectId(), Permission.CREATE_AUTHORITIES, PROJECT_NOT_FOUND);
    Optional<CertificateAuthority> parent = wanted.parentId().map(this::existing);
    parent
        .filter(found -> !found.projectId().equals(wanted.projectId()))
        .ifPresent(
            other -> {
              throw Refused.notFound(NOT_FOUND);
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
    return wanted == -1 ? limit.getAsInt() - 1 : wanted;
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

  private void store(Caller caller, CertificateAuthority authority) {
    try {
      stores
          .unitOfWork()
          .commit(
              () -> {
                stores.authorities().add(authority);
                record(
                    caller,
                    "certificate-authority.created",
                    authority,
                    Map.of(
                        "name", authority.name(), "keyAlgorithm", authority.keyAlgorithm().name()));
              });
    } catch (DuplicateEntry e) {
      throw nameTaken(authority.name());
    }
  }

  private static Refused nameTaken(String name) {
    return Refused.conflict(
        "Certificate Authority with name '" + name + "' already exists in project");
  }

  private Prepared prepare(
      CertificateAuthority authority, Optional<CertificateAuthority> parent, Validity validity) {
    return parent
        .map(signer -> certificates.signedBy(signer, authority, validity))
        .orElseGet(() -> certificates.selfSigned(authority, validity));
  }

  private CertificateAuthority activate(
      CertificateAuthority waiting, AuthorityCertificate certificate) {
    CertificateAuthority active = waiting.certified(certificate, clock.instant());
    stores.unitOfWork().commit(() -> stores.authorities().update(active));
    return active;
  }

  @Override
  public CertificateAuthority find(Caller caller, UUID id) {
    return stores.unitOfWork().commit(() -> permitted(caller, id, Permission.READ_AUTHORITIES));
  }

  private CertificateAuthority permitted(Caller caller, UUID id, Permission permission) {
    CertificateAuthority authority = existing(id);
    control.require(caller, authority.projectId(), permission, NOT_FOUND);
    return authority;
  }

  private CertificateAuthority existing(UUID id) {
    return stores.authorities().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  @Override
  public Page<CertificateAuthority> list(
      Caller caller, Authorities.Search search, PageRequest page) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              if (stores.projects().find(search.projectId()).isEmpty()) {
                throw Refused.notFound(PROJECT_NOT_FOUND);
              }
              control.require(
                  caller, search.projectId(), Permission.READ_AUTHORITIES, PROJECT_NOT_FOUND);
              return stores.authorities().list(search, page);
            });
  }

  @Override
  public CertificateAuthority update(Caller caller, UUID id, AuthorityChange change) {
    change
        .name()
        .map(AuthorityAdministration::nameErrors)
        .filter(errors -> !errors.isEmpty())
        .ifPresent(
            errors -> {
              throw Refused.invalid(errors);
            });
    try {
      return stores.unitOfWork().commit(() -> changed(caller, id, change));
    } catch (DuplicateEntry e) {
      throw nameTaken(change.name().orElse(""));
    }
  }

  private CertificateAuthority changed(Caller caller, UUID id, AuthorityChange change) {
    CertificateAuthority old = permitted(caller, id, Permission.EDIT_AUTHORITIES);
    change.status().ifPresent(status -> requireReachable(old, status));
    Instant now = clock.instant();
    CertificateAuthority changed =
        old.renamed(change.name().orElse(old.name()), now)
            .withStatus(change.status().orElse(old.status()), now);
    stores.authorities().update(changed);
    record(
        caller,
        "certificate-authority.updated",
        changed,
        Map.of("name", changed.name(), "status", changed.status().wireName()));
    return changed;
  }

  private static void requireReachable(CertificateAuthority authority, AuthorityStatus wanted) {
    boolean waiting = authority.certificate().isEmpty();
    if (waiting && wanted == AuthorityStatus.ACTIVE) {
      throw Refused.badRequest(CertificateAuthority.NO_CERTIFICATE);
    }
    if (!waiting && wanted == AuthorityStatus.PENDING_CERTIFICATE) {
      throw Refused.badRequest(
          "CA has a certificate; its status can be active or disabled, not pending-certificate");
    }
  }

  @Override
  public CertificateAuthority remove(Caller caller, UUID id) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              CertificateAuthority authority = permitted(caller, id, Permission.DELETE_AUTHORITIES);
              if (stores.authorities().isInUse(id)) {
                throw Refused.conflict(
                    "Cannot delete CA '"
                        + authority.name()
                        + "': it has issued certificates, or a profile or another CA names it. Disable it instead.");
              }
              stores.authorities().remove(id);
              record(
                  caller,
                  "certificate-authority.deleted",
                  authority,
                  Map.of("name", authority.name()));
              return authority;
            });
  }

  @Override
  public List<AuthorityCertificate> chain(Caller caller, UUID id) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              AuthorityCertificate certificate =
                  permitted(caller, id, Permission.READ_AUTHORITIES)
                      .certificate()
                      .orElseThrow(() -> Refused.badRequest(CertificateAuthority.NO_CERTIFICATE));
              return stores.authorities().chainOf(certificate.id());
            });
  }

  @Override
  public Optional<AuthorityCertificate> publicCertificate(UUID id, UUID certificateId) {
    return stores
        .unitOfWork()
        .commit(
            () ->
                stores
                    .authorities()
                    .findCertificate(certificateId)
                    .filter(certificate -> certificate.authorityId().equals(id)));
  }

  private void record(
      Caller caller, String action, CertificateAuthority authority, Map<String, String> facts) {
    audit.record(authority.projectId(), caller.identityId(), action, authority.id(), facts);
  }
}
