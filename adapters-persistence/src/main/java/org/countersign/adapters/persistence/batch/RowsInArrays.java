package org.countersign.adapters.persistence.batch;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.table.ColumnType;

/**
 * PostgreSQL's way: all inquiries and statements in one round trip, each once however many things
 * it is about or rows it writes, whose values it gets as arrays.
 */
final class RowsInArrays implements SharedRows {

  private final Connection connection;

  /** In the order in which they are sent. */
  private final Map<Inquiry, Questions> questions = new LinkedHashMap<>();

  private final Map<WriteStatement, Rows> rows = new LinkedHashMap<>();

  /** By what is sent together. */
  private final Map<List<Part>, PreparedStatement> prepared = new HashMap<>();

  /** The values of one statement, column by column. */
  private abstract static class Part {
    private final String sql;
    private final List<ColumnType> types;
    private final List<List<Object>> columns = new ArrayList<>();
    private int count;

    Part(String sql, List<ColumnType> types) {
      this.sql = sql;
      this.types = types;
      types.forEach(type -> columns.add(new ArrayList<>()));
    }

    void add(Object[] values) {
      for (int i = 0; i < types.size(); i++) {
        columns.get(i).add(values[i]);
      }
      count++;
    }

    /** Sets a parameter for each column, and returns which is next. */
    int giveTo(PreparedStatement statement, int first) throws SQLException {
      Connection connection = statement.getConnection();
      for (int i = 0; i < types.size(); i++) {
        ColumnType type = types.get(i);
        Object[] array =
            columns.get(i).toArray((Object[]) Array.newInstance(type.element(), count));
        statement.setArray(first + i, connection.createArrayOf(type.postgresName(), array));
      }
      return first + types.size();
    }

    /** Takes the statement's result, which is the current one. */
    abstract void take(PreparedStatement statement) throws SQLException;

    void clear() {
      count = 0;
      columns.forEach(List::clear);
    }
  }

  private static final class Questions extends Part {
    private final List<Answer> answers = new ArrayList<>();

    Questions(Inquiry inquiry) {
      super(inquiry.arrays(), inquiry.types());
    }

    @Override
    void take(PreparedStatement statement) throws SQLException {
      try (ResultSet found = statement.getResultSet()) {
        while (found.next()) {
          answers.get(found.getInt(1)).take(found);
        }
      }
    }

    @Override
    void clear() {
      super.clear();
      answers.clear();
    }
  }

  private static final class Rows extends Part {
    private final WriteStatement statement;

    Rows(WriteStatement statement) {
      super(statement.arrays(), statement.types());
      this.statement = statement;
    }

    @Override
    void take(PreparedStatement sent) throws SQLException {
      if (sent.getUpdateCount() != super.count) {
        throw statement.missed();
      }
    }
  }

  RowsInArrays(Connection connection, List<Inquiry> inquiries, List<WriteStatement> order) {
    this.connection = connection;
    inquiries.forEach(inquiry -> questions.put(inquiry, new Questions(inquiry)));
    order.forEach(statement -> rows.put(statement, new Rows(statement)));
  }

  @Override
  public void ask(Inquiry inquiry, Answer answer, Object... values) {
    questions.get(inquiry).add(values);
    questions.get(inquiry).answers.add(answer);
  }

  @Override
  public void add(WriteStatement statement, Object... values) {
    rows.get(statement).add(values);
  }

  @Override
  public void send() throws SQLException {
    List<Part> used = new ArrayList<>();
    questions.values().stream().filter(part -> ((Part) part).count > 0).forEach(used::add);
    rows.values().stream().filter(part -> ((Part) part).count > 0).forEach(used::add);
    if (used.isEmpty()) {
      return;
    }
    PreparedStatement statements = prepared(used);
    int next = 1;
    for (Part part : used) {
      next = part.giveTo(statements, next);
    }
    statements.execute();
    for (Part part : used) {
      part.take(statements);
      statements.getMoreResults();
    }
    clear();
  }

  private PreparedStatement prepared(List<Part> used) throws SQLException {
    PreparedStatement known = prepared.get(used);
    if (known == null) {
      known =
          connection.prepareStatement(
              used.stream().map(part -> part.sql).collect(Collectors.joining("; ")));
      prepared.put(used, known);
    }
    return known;
  }

  @Override
  public void clear() {
    questions.values().forEach(Questions::clear);
    rows.values().forEach(Rows::clear);
  }
}
