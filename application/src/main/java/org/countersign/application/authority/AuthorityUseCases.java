package org.countersign.application.authority;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.issuance.CertificateSigning;
import org.countersign.application.issuance.PublicLocations;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.SignedContents;
import org.countersign.application.port.persistence.UnitOfWork;

/** Builds the use cases of this package from the ports they need. */
public final class AuthorityUseCases {

  /** The stores that authorities work on. */
  public record Stores(
      UnitOfWork unitOfWork, Authorities authorities, SignedContents signedContents) {}

  /** What signs. */
  public record Signing(
      SigningKeys keys,
      CertificateEncoder encoder,
      SerialNumbers serialNumbers,
      CertificateSigning certificates,
      PublicLocations locations) {}

  private AuthorityUseCases() {}

  public static ManageAuthorities manage(
      Stores stores,
      Signing signing,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    AuthorityCertificates certificates = new AuthorityCertificates(signing, identifiers, clock);
    AuthorityCreation creation =
        new AuthorityCreation(
            stores, signing.keys(), certificates, control, audit, identifiers, clock);
    return new AuthorityAdministration(stores, creation, control, audit, clock);
  }
}
