package org.countersign.adapters.persistence.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

/** What stands in a column, and as what in the program: a value of its Java type, or null. */
public enum ColumnType {
  UUID("uuid", Types.OTHER, Object.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return uuid(row, column);
    }
  },
  TEXT("text", Types.VARCHAR, String.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }
  },
  NUMBER("bigint", Types.BIGINT, Long.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      long number = row.getLong(column);
      return row.wasNull() ? null : number;
    }
  },
  OCTETS("bytea", Types.VARBINARY, byte[].class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getBytes(column);
    }
  };

  private static final Map<Class<?>, ColumnType> BY_JAVA_TYPE =
      Map.of(
          java.util.UUID.class,
          UUID,
          String.class,
          TEXT,
          Long.class,
          NUMBER,
          long.class,
          NUMBER,
          byte[].class,
          OCTETS);

  private final String postgresName;
  private final int jdbcType;
  private final Class<?> element;

  ColumnType(String postgresName, int jdbcType, Class<?> element) {
    this.postgresName = postgresName;
    this.jdbcType = jdbcType;
    this.element = element;
  }

  static ColumnType of(Class<?> javaType) {
    ColumnType type = BY_JAVA_TYPE.get(javaType);
    if (type == null) {
      throw new IllegalArgumentException("no column holds a " + javaType.getName());
    }
    return type;
  }

  /** As PostgreSQL calls it. */
  public String postgresName() {
    return postgresName;
  }

  /** What PostgreSQL's driver wants an array of it to be an array of. */
  public Class<?> element() {
    return element;
  }

  /** Sets a parameter, counted from 1; the value may be null. */
  public void set(PreparedStatement statement, int parameter, Object value) throws SQLException {
    if (value == null) {
      statement.setNull(parameter, jdbcType);
    } else {
      statement.setObject(parameter, value);
    }
  }

  /** Reads an id, counted from 1; null where it is. SQLite has it as text. */
  public static java.util.UUID uuid(ResultSet row, int column) throws SQLException {
    Object id = row.getObject(column);
    return id instanceof String text ? java.util.UUID.fromString(text) : (java.util.UUID) id;
  }

  /** Reads a column, counted from 1; null where it is. */
  abstract Object read(ResultSet row, int column) throws SQLException;
}
