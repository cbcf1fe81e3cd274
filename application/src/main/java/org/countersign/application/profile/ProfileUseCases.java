package org.countersign.application.profile;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.UnitOfWork;

/** Builds the use cases of this package from the ports they need. */
public final class ProfileUseCases {

  /** The stores that profiles work on. */
  public record Stores(
      UnitOfWork unitOfWork,
      Authorities authorities,
      Policies policies,
      Profiles profiles,
      Certificates certificates) {}

  private ProfileUseCases() {}

  public static ManageCertificateProfiles manage(
      Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new ProfileAdministration(stores, control, audit, identifiers, clock);
  }

  public static RecommendCsr recommend(ManageCertificateProfiles profiles, Clock clock) {
    return new CsrRecommendation(profiles, clock);
  }
}
