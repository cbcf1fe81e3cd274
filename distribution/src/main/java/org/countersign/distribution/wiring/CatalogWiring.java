package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.audit.ServerRuns;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.inventory.FindCertificates;
import org.countersign.application.inventory.InventoryUseCases;
import org.countersign.application.inventory.ReadAuditTrail;
import org.countersign.application.inventory.SurveyInstallation;
import org.countersign.application.policy.ManageCertificatePolicies;
import org.countersign.application.policy.PolicyUseCases;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.profile.ManageCertificateProfiles;
import org.countersign.application.profile.ProfileUseCases;
import org.countersign.application.profile.RecommendCsr;

/** The use cases that keep and find: policies, profiles, what was issued, the audit trail. */
@ApplicationScoped
public class CatalogWiring {

  @Produces
  @Singleton
  AuditLog auditLog(AuditTrail trail, Supplier<UUID> identifiers, Clock clock) {
    return new AuditLog(trail, identifiers, clock);
  }

  @Produces
  @Singleton
  ServerRuns serverRuns(UnitOfWork unitOfWork, AuditLog audit, Supplier<UUID> identifiers) {
    return new ServerRuns(unitOfWork, audit, identifiers);
  }

  @Produces
  @Singleton
  ManageCertificatePolicies policies(
      UnitOfWork unitOfWork,
      Policies policies,
      Profiles profiles,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return PolicyUseCases.manage(
        new PolicyUseCases.Stores(unitOfWork, policies, profiles),
        control,
        audit,
        identifiers,
        clock);
  }

  @Produces
  @Singleton
  ProfileUseCases.Stores profileStores(
      UnitOfWork unitOfWork,
      Authorities authorities,
      Policies policies,
      Profiles profiles,
      Certificates certificates) {
    return new ProfileUseCases.Stores(unitOfWork, authorities, policies, profiles, certificates);
  }

  @Produces
  @Singleton
  ManageCertificateProfiles profiles(
      ProfileUseCases.Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return ProfileUseCases.manage(stores, control, audit, identifiers, clock);
  }

  @Produces
  @Singleton
  RecommendCsr recommendCsr(ManageCertificateProfiles profiles, Clock clock) {
    return ProfileUseCases.recommend(profiles, clock);
  }

  @Produces
  @Singleton
  InventoryUseCases.Stores inventoryStores(
      UnitOfWork unitOfWork,
      Profiles profiles,
      Authorities authorities,
      IssuanceRecords requests,
      Certificates certificates) {
    return new InventoryUseCases.Stores(unitOfWork, profiles, authorities, requests, certificates);
  }

  @Produces
  @Singleton
  FindCertificates certificates(
      InventoryUseCases.Stores stores, AccessControl control, Clock clock) {
    return InventoryUseCases.certificates(stores, control, clock);
  }

  @Produces
  @Singleton
  FindCertificateRequests requests(InventoryUseCases.Stores stores, AccessControl control) {
    return InventoryUseCases.requests(stores, control);
  }

  @Produces
  @Singleton
  SurveyInstallation survey(InventoryUseCases.Stores stores, Clock clock) {
    return InventoryUseCases.survey(stores, clock);
  }

  @Produces
  @Singleton
  ReadAuditTrail auditTrail(UnitOfWork unitOfWork, AuditTrail trail, AccessControl control) {
    return InventoryUseCases.auditTrail(unitOfWork, trail, control);
  }
}
