package org.countersign.adapters.persistence.table;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table whose rows are records: the components of the record, in their order, are the columns,
 * named as they are but in snake case. The record declares them once, for writing and for reading.
 *
 * @param <R> has components of type {@code UUID}, {@code String}, {@code long}, {@code Long} and
 *     {@code byte[]}; null where the column is
 */
public final class RecordTable<R extends Record> {

  private final String name;
  private final List<String> columns = new ArrayList<>();
  private final List<ColumnType> types = new ArrayList<>();
  private final List<Method> accessors = new ArrayList<>();
  private final Constructor<R> constructor;

  public RecordTable(String name, Class<R> row) {
    this.name = name;
    RecordComponent[] components = row.getRecordComponents();
    for (RecordComponent component : components) {
      columns.add(snakeCase(component.getName()));
      types.add(ColumnType.of(component.getType()));
      component.getAccessor().setAccessible(true);
      accessors.add(component.getAccessor());
    }
    try {
      constructor =
          row.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has it", e);
    }
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  public String name() {
    return name;
  }

  public List<String> columns() {
    return List.copyOf(columns);
  }

  public List<ColumnType> types() {
    return List.copyOf(types);
  }

  /** The columns of a row that a query calls by a name, for {@link #read}. */
  public String columnsOf(String alias) {
    return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
  }

  /** How many columns there are. */
  public int width() {
    return columns.size();
  }

  /** The beginning of a statement that inserts rows. */
  public String insertInto() {
    return "INSERT INTO " + name + " (" + String.join(", ", columns) + ")";
  }

  /** Inserts one row, with a parameter for each column. */
  public String insertOne() {
    return insertInto() + " VALUES (?" + ", ?".repeat(width() - 1) + ")";
  }

  /** What stands in the columns of a row. */
  public Object[] values(R row) {
    Object[] values = new Object[accessors.size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = accessors.get(i).invoke(row);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row of " + name + " cannot be read", e);
    }
    return values;
  }

  /**
   * Reads a row.
   *
   * @param first the position of its first column, counted from 1
   */
  public R read(ResultSet result, int first) throws SQLException {
    Object[] values = new Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = types.get(i).read(result, first + i);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a row of " + name + " is not valid", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row of " + name + " cannot be made", e);
    }
  }
}
