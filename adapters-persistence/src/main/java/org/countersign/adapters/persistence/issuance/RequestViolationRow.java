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
import org.countersign.domain.policy.Violation;

/**
 * A row of {@code certificate_request_violation}, by which a request is found by why it was
 * refused.
 */
@Entity
@Table(name = "certificate_request_violation")
@IdClass(RequestViolationRow.Key.class)
public class RequestViolationRow {

  static final WriteStatement INSERT =
      WriteStatement.insert("certificate_request_violation", uuid("request_id"), text("code"));

  /** The primary key, as Jakarta Persistence wants it: with fields named as the row's. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID requestId;
    private String code;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && requestId.equals(that.requestId)
          && code.equals(that.code);
    }

    @Override
    public int hashCode() {
      return Objects.hash(requestId, code);
    }
  }

  @Id
  @Column(name = "request_id")
  private UUID requestId;

  @Id
  @Column(name = "code")
  private String code;

  protected RequestViolationRow() {}

  /** One row for each code, however often it stands there. */
  static List<RequestViolationRow> of(UUID requestId, List<Violation> violations) {
    return violations.stream()
        .map(Violation::code)
        .distinct()
        .map(code -> of(requestId, code))
        .toList();
  }

  private static RequestViolationRow of(UUID requestId, String code) {
    RequestViolationRow row = new RequestViolationRow();
    row.requestId = requestId;
    row.code = code;
    return row;
  }

  /** The values for {@link #INSERT}. */
  void giveTo(RowValues values) throws SQLException {
    values.uuid(requestId).text(code);
  }
}
