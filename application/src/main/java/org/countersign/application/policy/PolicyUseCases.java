package org.countersign.application.policy;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.UnitOfWork;

/** Builds the use cases of this package from the ports they need. */
public final class PolicyUseCases {

  /** The stores that policies work on. */
  public record Stores(UnitOfWork unitOfWork, Policies policies, Profiles profiles) {}

  private PolicyUseCases() {}

  public static ManageCertificatePolicies manage(
      Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new PolicyAdministration(stores, control, audit, identifiers, clock);
  }
}
