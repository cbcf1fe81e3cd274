package org.countersign.adapters.persistence.issuance;

import java.util.UUID;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.issuance.ToBeSigned;

/** A row of {@code signed_content}: what a CA's key signs, by the CA and the serial number. */
record SignedContentRow(
    UUID authorityId, byte[] serialNumber, String kind, UUID certificateId, byte[] toBeSigned) {

  static final RecordTable<SignedContentRow> TABLE =
      new RecordTable<>("signed_content", SignedContentRow.class);

  static SignedContentRow of(ToBeSigned content) {
    return new SignedContentRow(
        content.authorityId(),
        Octets.of(content.serialNumber()),
        content.kind().name(),
        content.certificateId(),
        content.der());
  }

  ToBeSigned toToBeSigned() {
    return new ToBeSigned(
        authorityId,
        Octets.serialNumber(serialNumber),
        ToBeSigned.Kind.valueOf(kind),
        certificateId,
        toBeSigned);
  }
}
