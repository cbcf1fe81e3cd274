package org.countersign.application.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Permission;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.document.PolicyDocument;

final class PolicyAdministration implements ManageCertificatePolicies {

  private static final String NOT_FOUND = "Certificate policy not found";
  private static final String NAME_TAKEN =
      "Certificate policy with this name already exists in project";
  private static final String CHANGED_MEANWHILE =
      "Certificate policy was changed by somebody else at the same time; read it again and repeat"
          + " the change";

  private final PolicyUseCases.Stores stores;
  private final AccessControl control;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  PolicyAdministration(
      PolicyUseCases.Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.control = control;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public CertificatePolicy create(
      Caller caller, UUID projectId, String name, String description, PolicyDocument rules) {
    return committing(
        () -> {
          control.requireProject(caller, projectId, Permission.CREATE_POLICIES);
          PolicyContent content =
              PolicyContent.checked(name, description, rules, PolicyDocument.EMPTY);
          Instant now = clock.instant();
          CertificatePolicy policy =
              new CertificatePolicy(
                  identifiers.get(),
                  projectId,
                  content.slug(),
                  content.description(),
                  content.rules(),
                  1,
                  now,
                  now);
          stores.policies().add(policy);
          record(caller, "policy.created", policy);
          return policy;
        });
  }

  @Override
  public CertificatePolicy find(Caller caller, UUID id) {
    return stores.unitOfWork().commit(() -> permitted(caller, id, Permission.READ_POLICIES));
  }

  @Override
  public Page<CertificatePolicy> list(
      Caller caller, UUID projectId, String search, PageRequest page) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              control.requireProject(caller, projectId, Permission.READ_POLICIES);
              return stores.policies().list(projectId, search, page);
            });
  }

  @Override
  public CertificatePolicy update(Caller caller, UUID id, PolicyChange change) {
    return committing(
        () -> {
          CertificatePolicy old = permitted(caller, id, Permission.EDIT_POLICIES);
          PolicyDocument document = old.rules().document();
          PolicyContent content =
              PolicyContent.checked(
                  change.name().orElse(old.name()),
                  change.description().orElse(old.description()),
                  change.rules().apply(document),
                  document);
          if (content.equals(PolicyContent.of(old))) {
            return old;
          }
          CertificatePolicy policy =
              old.changedTo(
                  content.slug(), content.description(), content.rules(), clock.instant());
          stores.policies().update(policy);
          record(caller, "policy.updated", policy);
          return policy;
        });
  }

  @Override
  public CertificatePolicy remove(Caller caller, UUID id) {
    return committing(
        () -> {
          CertificatePolicy policy = permitted(caller, id, Permission.DELETE_POLICIES);
          requireUnused(policy);
          stores.policies().remove(id);
          record(caller, "policy.deleted", policy);
          return policy;
        });
  }

  private void requireUnused(CertificatePolicy policy) {
    List<String> slugs = stores.profiles().slugsUsingPolicy(policy.id());
    if (!slugs.isEmpty()) {
      throw Refused.conflict(
          "Cannot delete policy '"
              + policy.name()
              + "' as it is currently in use by the following certificate profiles: "
              + String.join(", ", slugs)
              + ". Please remove this policy from these profiles before deleting it.");
    }
  }

  private CertificatePolicy permitted(Caller caller, UUID id, Permission permission) {
    CertificatePolicy policy =
        stores.policies().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
    control.require(caller, policy.projectId(), permission, NOT_FOUND);
    return policy;
  }

  private CertificatePolicy committing(Supplier<CertificatePolicy> work) {
    try {
      return stores.unitOfWork().commit(work);
    } catch (DuplicateEntry e) {
      throw Refused.conflict(NAME_TAKEN);
    } catch (ConcurrentChange e) {
      throw Refused.conflict(CHANGED_MEANWHILE);
    }
  }

  private void record(Caller caller, String action, CertificatePolicy policy) {
    audit.record(
        policy.projectId(),
        caller.actor(),
        action,
        policy.id(),
        Map.of(
            "name", policy.name(),
            "version", Integer.toString(policy.version()),
            "fingerprint", policy.rules().fingerprint()));
  }
}
