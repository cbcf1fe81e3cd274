package org.countersign.application.inventory;

import java.time.Clock;
import org.countersign.application.access.AccessControl;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.UnitOfWork;

/** Builds the use cases of this package from the ports they need. */
public final class InventoryUseCases {

  /** The stores that are searched. */
  public record Stores(
      UnitOfWork unitOfWork,
      Profiles profiles,
      Authorities authorities,
      IssuanceRecords requests,
      Certificates certificates) {}

  private InventoryUseCases() {}

  public static FindCertificates certificates(Stores stores, AccessControl control, Clock clock) {
    return new CertificateInventory(stores, control, clock);
  }

  public static ReadAuditTrail auditTrail(
      UnitOfWork unitOfWork, AuditTrail trail, AccessControl control) {
    return new AuditInventory(unitOfWork, trail, control);
  }

  public static FindCertificateRequests requests(Stores stores, AccessControl control) {
    return new RequestInventory(stores, control);
  }

  public static SurveyInstallation survey(Stores stores, Clock clock) {
    return new InstallationSurvey(stores, clock);
  }
}
