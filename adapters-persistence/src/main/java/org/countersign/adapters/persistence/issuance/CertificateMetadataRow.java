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

/** A row of {@code certificate_metadata}, by which a certificate is found by its metadata. */
@Entity
@Table(name = "certificate_metadata")
@IdClass(CertificateMetadataRow.Key.class)
public class CertificateMetadataRow {

  static final WriteStatement INSERT =
      WriteStatement.insert("certificate_metadata", uuid("certificate_id"), text("pair_digest"));

  /** The primary key, as Jakarta Persistence wants it: with fields named as the row's. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID certificateId;
    private String pairDigest;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && certificateId.equals(that.certificateId)
          && pairDigest.equals(that.pairDigest);
    }

    @Override
    public int hashCode() {
      return Objects.hash(certificateId, pairDigest);
    }
  }

  @Id
  @Column(name = "certificate_id")
  private UUID certificateId;

  @Id
  @Column(name = "pair_digest")
  private String pairDigest;

  protected CertificateMetadataRow() {}

  /** One row for each pair, however often it stands there. */
  static List<CertificateMetadataRow> of(UUID certificateId, List<Metadata> metadata) {
    return metadata.stream()
        .map(MetadataDigest::of)
        .distinct()
        .map(pairDigest -> of(certificateId, pairDigest))
        .toList();
  }

  private static CertificateMetadataRow of(UUID certificateId, String pairDigest) {
    CertificateMetadataRow row = new CertificateMetadataRow();
    row.certificateId = certificateId;
    row.pairDigest = pairDigest;
    return row;
  }

  /** The values for {@link #INSERT}. */
  void giveTo(RowValues values) throws SQLException {
    values.uuid(certificateId).text(pairDigest);
  }
}
