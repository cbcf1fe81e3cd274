package org.countersign.application.profile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.access.Permission;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.ProfileDocument;
import org.countersign.domain.validation.FieldError;

final class ProfileAdministration implements ManageCertificateProfiles {

  private static final String NOT_FOUND = "Certificate profile not found";
  private static final String SLUG_TAKEN =
      "Certificate profile with this name already exists in project";
  private static final String CHANGED_MEANWHILE =
      "Certificate profile was changed by somebody else at the same time; read it again and repeat"
          + " the change";

  private final ProfileUseCases.Stores stores;
  private final AccessControl control;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;
  private final ProfileReferences references;
  private final ProfileDetails details;

  ProfileAdministration(
      ProfileUseCases.Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.control = control;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
    this.references = new ProfileReferences(stores, control);
    this.details = new ProfileDetails(stores, clock);
  }

  @Override
  public CertificateProfile create(Caller caller, UUID projectId, ProfileDocument document) {
    return committing(
        () -> {
          control.requireProject(caller, projectId, Permission.CREATE_PROFILES);
          requireSound(document, ProfileDocument.EMPTY);
          Instant now = clock.instant();
          CertificateProfile profile =
              CertificateProfile.of(identifiers.get(), projectId, document, 1, now, now);
          references.check(caller, profile);
          stores.profiles().add(profile);
          record(caller, "profile.created", profile);
          return profile;
        });
  }

  @Override
  public Detailed find(Caller caller, UUID id) {
    return stores
        .unitOfWork()
        .commit(() -> details.of(visible(caller, stores.profiles().find(id))));
  }

  @Override
  public Detailed findBySlug(Caller caller, UUID projectId, String slug) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              control.requireProject(caller, projectId, Permission.READ_PROFILES);
              Optional<CertificateProfile> found = stores.profiles().findBySlug(projectId, slug);
              return details.of(visible(caller, found));
            });
  }

  @Override
  public Page<Detailed> list(Caller caller, ProfileCriteria search, PageRequest page) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              ProjectAccess access =
                  control.requireProject(caller, search.projectId(), Permission.READ_PROFILES);
              return details.of(stores.profiles().list(seenBy(access, search), page));
            });
  }

  private static ProfileCriteria seenBy(ProjectAccess access, ProfileCriteria search) {
    return access.role().isBoundToNamedProfiles()
        ? new ProfileCriteria(
            search.projectId(),
            search.text(),
            search.enrollmentMethod(),
            search.issuerType(),
            search.authorityId(),
            Optional.of(access.profileIds()))
        : search;
  }

  @Override
  public CertificateProfile update(Caller caller, UUID id, UnaryOperator<ProfileDocument> change) {
    return committing(
        () -> {
          CertificateProfile old = permitted(caller, id, Permission.EDIT_PROFILES);
          ProfileDocument document = change.apply(old.document());
          requireSound(document, old.document());
          CertificateProfile profile = old.changedTo(document, clock.instant());
          if (profile.document().equals(old.document())) {
            return old;
          }
          references.check(caller, profile);
          stores.profiles().update(profile);
          record(caller, "profile.updated", profile);
          return profile;
        });
  }

  @Override
  public CertificateProfile remove(Caller caller, UUID id) {
    return committing(
        () -> {
          CertificateProfile profile = permitted(caller, id, Permission.DELETE_PROFILES);
          stores.profiles().remove(id);
          record(caller, "profile.deleted", profile);
          return profile;
        });
  }

  private static void requireSound(ProfileDocument document, ProfileDocument before) {
    List<FieldError> errors = document.check();
    if (errors.isEmpty()) {
      errors = document.unavailable(before);
    }
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }

  private CertificateProfile permitted(Caller caller, UUID id, Permission permission) {
    CertificateProfile profile =
        stores.profiles().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
    control.require(caller, profile.projectId(), permission, NOT_FOUND);
    return profile;
  }

  /** A profile that the caller may know of; one that a membership does not name is not there. */
  private CertificateProfile visible(Caller caller, Optional<CertificateProfile> found) {
    CertificateProfile profile = found.orElseThrow(() -> Refused.notFound(NOT_FOUND));
    ProjectAccess access =
        control.require(caller, profile.projectId(), Permission.READ_PROFILES, NOT_FOUND);
    if (!access.seesProfile(profile.id())) {
      throw Refused.notFound(NOT_FOUND);
    }
    return profile;
  }

  private CertificateProfile committing(Supplier<CertificateProfile> work) {
    try {
      return stores.unitOfWork().commit(work);
    } catch (DuplicateEntry e) {
      throw Refused.conflict(SLUG_TAKEN);
    } catch (ConcurrentChange e) {
      throw Refused.conflict(CHANGED_MEANWHILE);
    }
  }

  private void record(Caller caller, String action, CertificateProfile profile) {
    audit.record(
        profile.projectId(),
        caller.actor(),
        action,
        profile.id(),
        Map.of(
            "slug", profile.slug(),
            "version", Integer.toString(profile.version()),
            "fingerprint", profile.fingerprint()));
  }
}
