package org.countersign.adapters.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.PostgresServer;
import org.countersign.adapters.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SealedColumnsTest {

  private final DataSource dataSource = dataSource(PostgresServer.newDatabase());

  @Test
  void findsNothingBeforeThereIsASchema() {
    assertThat(SealedColumns.samples(dataSource)).isEmpty();
  }

  @Test
  void findsNothingBeforeSomethingIsSealed() {
    SchemaMigration.migrate(dataSource);

    assertThat(SealedColumns.samples(dataSource)).isEmpty();
  }

  @Test
  void findsOneOfEachTable() throws SQLException {
    SchemaMigration.migrate(dataSource);
    execute("INSERT INTO sealed_secret VALUES ('a', '\\x01'), ('b', '\\x01')");
    execute(
        "INSERT INTO sealed_signing_key"
            + " VALUES ('00000000-0000-0000-0000-000000000001', 'EC', '\\x00', '\\x00', '\\x02')");

    assertThat(SealedColumns.samples(dataSource))
        .containsExactlyInAnyOrder(new byte[] {1}, new byte[] {2});
  }

  private static DataSource dataSource(TestDatabase database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    try (Connection connection = database.connect()) {
      dataSource.setUrl(connection.getMetaData().getURL());
      dataSource.setUser(connection.getMetaData().getUserName());
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be reached", e);
    }
    return dataSource;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
