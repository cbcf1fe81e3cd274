package org.countersign.adapters.persistence.batch;

import java.sql.SQLException;
import java.util.UUID;

/**
 * The values of one row, given in the order in which the statement's types stand; each may be null.
 */
public abstract class RowValues {

  abstract void give(ColumnType type, Object value) throws SQLException;

  public RowValues uuid(UUID value) throws SQLException {
    give(ColumnType.UUID, value);
    return this;
  }

  public RowValues text(String value) throws SQLException {
    give(ColumnType.TEXT, value);
    return this;
  }

  public RowValues number(Long value) throws SQLException {
    give(ColumnType.NUMBER, value);
    return this;
  }

  public RowValues octets(byte[] value) throws SQLException {
    give(ColumnType.OCTETS, value);
    return this;
  }
}
