package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;

/**
 * Finds the record of every request for a certificate, whatever became of it; {@link
 * IssuanceJournal} writes them.
 */
public interface IssuanceRecords {

  Optional<IssuanceRecord> find(UUID id);

  /** Requests that have been pending since before a moment, oldest first. */
  List<IssuanceRecord> pendingSince(Instant moment, int limit);

  Page<IssuanceRecord> search(CertificateRequestCriteria search, PageRequest page);
}
