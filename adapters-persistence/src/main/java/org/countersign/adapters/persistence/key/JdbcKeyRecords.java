package org.countersign.adapters.persistence.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.batch.GroupLookup;
import org.countersign.adapters.persistence.batch.SharedRows;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is on record of keys, asked by itself; who records a request asks with the record. */
public final class JdbcKeyRecords implements KeyRecords, AutoCloseable {

  private final GroupLookup<KeyQuestion> lookup;

  /**
   * @param dataSource gives connections that belong to no transaction of a container's
   */
  public JdbcKeyRecords(DataSource dataSource) {
    this.lookup = new GroupLookup<>(dataSource, JdbcKeyRecords::on);
  }

  private static GroupLookup.Questions<KeyQuestion> on(Connection connection) throws SQLException {
    SharedRows rows = SharedRows.on(connection, List.of(KeyQuestion.INQUIRY), List.of());
    return questions -> {
      rows.clear();
      for (KeyQuestion question : questions) {
        question.askWith(rows);
      }
      rows.send();
    };
  }

  @Override
  public KeyRecord of(SubjectPublicKeyInfo key, UUID projectId) {
    KeyQuestion question = new KeyQuestion(key, projectId);
    lookup.ask(question);
    return question.answer();
  }

  @Override
  public void close() {
    lookup.close();
  }
}
