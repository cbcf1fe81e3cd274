package org.countersign.adapters.persistence.issuance;

import java.util.List;
import java.util.UUID;
import org.countersign.adapters.persistence.column.MetadataDigest;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.issuance.IssuanceRecord;

/**
 * A row of {@code certificate_request_metadata}, by which a request, and with it its certificate,
 * is found by its metadata.
 */
record RequestMetadataRow(byte[] pairDigest, UUID requestId) {

  static final RecordTable<RequestMetadataRow> TABLE =
      new RecordTable<>("certificate_request_metadata", RequestMetadataRow.class);

  /** One row for each pair, however often it stands there. */
  static List<RequestMetadataRow> of(IssuanceRecord request) {
    return request.metadata().stream()
        .distinct()
        .map(pair -> new RequestMetadataRow(MetadataDigest.of(pair), request.id()))
        .toList();
  }
}
