package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.adapters.persistence.table.ColumnType;

/** A JDBC batch for each statement; inquiries are asked one by one. */
final class RowsInBatches implements SharedRows {

  private final Map<Inquiry, PreparedStatement> inquiries = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();

  /** In the order in which they are sent. */
  private final Map<WriteStatement, Prepared> statements = new LinkedHashMap<>();

  private record Question(Inquiry inquiry, Answer answer, Object[] values) {}

  private static final class Prepared {
    private final PreparedStatement statement;
    private int rows;

    Prepared(PreparedStatement statement) {
      this.statement = statement;
    }
  }

  RowsInBatches(Connection connection, List<Inquiry> inquiries, List<WriteStatement> order)
      throws SQLException {
    for (Inquiry inquiry : inquiries) {
      this.inquiries.put(inquiry, connection.prepareStatement(inquiry.sql()));
    }
    for (WriteStatement statement : order) {
      statements.put(statement, new Prepared(connection.prepareStatement(statement.sql())));
    }
  }

  @Override
  public void ask(Inquiry inquiry, Answer answer, Object... values) {
    questions.add(new Question(inquiry, answer, values));
  }

  @Override
  public void add(WriteStatement statement, Object... values) throws SQLException {
    Prepared prepared = statements.get(statement);
    List<ColumnType> types = statement.types();
    for (int i = 0; i < types.size(); i++) {
      types.get(i).set(prepared.statement, i + 1, values[i]);
    }
    prepared.statement.addBatch();
    prepared.rows++;
  }

  @Override
  public void send() throws SQLException {
    for (Question question : questions) {
      ask(question);
    }
    questions.clear();
    for (Map.Entry<WriteStatement, Prepared> each : statements.entrySet()) {
      if (each.getValue().rows > 0) {
        write(each.getKey(), each.getValue());
      }
    }
  }

  private void ask(Question question) throws SQLException {
    PreparedStatement statement = inquiries.get(question.inquiry());
    List<Integer> parameters = question.inquiry().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      int value = parameters.get(i);
      question.inquiry().types().get(value).set(statement, i + 1, question.values()[value]);
    }
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        question.answer().take(found);
      }
    }
  }

  private static void write(WriteStatement statement, Prepared rows) throws SQLException {
    rows.rows = 0;
    for (int count : rows.statement.executeBatch()) {
      if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
        throw statement.missed();
      }
    }
  }

  @Override
  public void clear() throws SQLException {
    questions.clear();
    for (Prepared rows : statements.values()) {
      rows.rows = 0;
      rows.statement.clearBatch();
    }
  }
}
