package org.countersign.application.inventory;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;

/**
 * Requests for certificates, the refused ones, too. A requester sees its own. Unknown: NOT_FOUND
 * {@code Certificate request not found}.
 */
public interface FindCertificateRequests {

  Found find(Caller caller, UUID id);

  /**
   * As {@link IssuanceRecords#search}; for a requester, {@code requesterId} is set to itself.
   *
   * @throws Refused NOT_FOUND {@code Project not found}
   */
  Page<Found> search(Caller caller, CertificateRequestCriteria search, PageRequest page);

  /**
   * A request with what its page shows.
   *
   * @param profileName the profile's slug; empty when the profile is gone
   * @param certificate what was issued for it
   */
  record Found(
      IssuanceRecord request,
      Optional<String> profileName,
      Optional<IssuedCertificate> certificate) {
    public Found {
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(profileName, "profileName");
      Objects.requireNonNull(certificate, "certificate");
    }
  }
}
