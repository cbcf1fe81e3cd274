package org.countersign.adapters.persistence.issuance;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.domain.issuance.Metadata;

/** A row of {@code certificate_request_metadata}, by which a request is found by its metadata. */
@Entity
@Table(name = "certificate_request_metadata")
@IdClass(RequestMetadataRow.Key.class)
public class RequestMetadataRow {

  static final WriteStatement INSERT =
      WriteStatement.insert(
          "certificate_request_metadata", uuid("request_id"), text("pair_digest"));

  /** The primary key, as Jakarta Persistence wants it: with fields named as the row's. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID requestId;
    private String pairDigest;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && requestId.equals(that.requestId)
          && pairDigest.equals(that.pairDigest);
    }

    @Override
    public int hashCode() {
      return Objects.hash(requestId, pairDigest);
    }
  }

  @Id
  @Column(name = "request_id")
  private UUID requestId;

  @Id
  @Column(name = "pair_digest")
  private String pairDigest;

  protected RequestMetadataRow() {}

  /** One row for each pair, however often it stands there. */
  static List<RequestMetadataRow> of(UUID requestId, List<Metadata> metadata) {
    return metadata.stream()
        .map(MetadataDigest::of)
        .distinct()
        .map(pairDigest -> of(requestId, pairDigest))
        .toList();
  }

  private static RequestMetadataRow of(UUID requestId, String pairDigest) {
    RequestMetadataRow row = new RequestMetadataRow();
    row.requestId = requestId;
    row.pairDigest = pairDigest;
    return row;
  }

  /** The values for {@link #INSERT}. */
  void giveTo(RowValues values) throws SQLException {
    values.uuid(requestId).text(pairDigest);
  }
}
