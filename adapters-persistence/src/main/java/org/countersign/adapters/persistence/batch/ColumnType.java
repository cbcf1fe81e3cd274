package org.countersign.adapters.persistence.batch;

import java.sql.Types;

/** What stands in a column. */
public enum ColumnType {
  UUID("uuid", Types.OTHER, Object.class),
  TEXT("text", Types.VARCHAR, String.class),
  NUMBER("bigint", Types.BIGINT, Long.class),
  OCTETS("bytea", Types.VARBINARY, byte[].class);

  private final String postgresName;
  private final int jdbcType;
  private final Class<?> element;

  ColumnType(String postgresName, int jdbcType, Class<?> element) {
    this.postgresName = postgresName;
    this.jdbcType = jdbcType;
    this.element = element;
  }

  /** As PostgreSQL calls it. */
  String postgresName() {
    return postgresName;
  }

  /** What a null of it is, to JDBC. */
  int jdbcType() {
    return jdbcType;
  }

  /** What PostgreSQL's driver wants an array of it to be an array of. */
  Class<?> element() {
    return element;
  }

  /** A column of a table. */
  public record Column(String name, ColumnType type) {

    public static Column uuid(String name) {
      return new Column(name, ColumnType.UUID);
    }

    public static Column text(String name) {
      return new Column(name, ColumnType.TEXT);
    }

    public static Column number(String name) {
      return new Column(name, ColumnType.NUMBER);
    }

    public static Column octets(String name) {
      return new Column(name, ColumnType.OCTETS);
    }
  }
}
