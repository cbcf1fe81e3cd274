package org.countersign.adapters.persistence.batch;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;

/** The values of one row, given in the order of the statement's parameters; each may be null. */
public final class RowValues {

  private final PreparedStatement statement;
  private int count;

  RowValues(PreparedStatement statement) {
    this.statement = statement;
  }

  public RowValues uuid(UUID value) throws SQLException {
    if (value == null) {
      statement.setNull(++count, Types.OTHER);
    } else {
      statement.setObject(++count, value);
    }
    return this;
  }

  public RowValues text(String value) throws SQLException {
    statement.setString(++count, value);
    return this;
  }

  public RowValues number(Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++count, Types.BIGINT);
    } else {
      statement.setLong(++count, value);
    }
    return this;
  }

  public RowValues octets(byte[] value) throws SQLException {
    statement.setBytes(++count, value);
    return this;
  }
}
