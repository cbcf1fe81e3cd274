package org.countersign.adapters.persistence.issuance;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.SignedContents;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SerialNumber;

/** What CAs' keys sign, in the database. */
public final class SqlSignedContents implements SignedContents {

  private static final String FIND =
      "SELECT "
          + SignedContentRow.TABLE.columnsOf("s")
          + " FROM signed_content s WHERE s.authority_id = ? AND s.serial_number = ?";

  private final OpenUnit unit;

  public SqlSignedContents(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(ToBeSigned content) {
    unit.insert(SignedContentRow.TABLE, SignedContentRow.of(content));
  }

  @Override
  public Optional<ToBeSigned> find(UUID authorityId, SerialNumber serialNumber) {
    return unit.queryFirst(
        row -> SignedContentRow.TABLE.read(row, 1).toToBeSigned(),
        FIND,
        authorityId,
        Octets.of(serialNumber));
  }
}
