package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Version 11 of the schema: moves requests and certificates into the tables of version 10, whose
 * columns hold what stood in documents and in hexadecimal.
 */
final class RecordsMove implements JavaMigration {

  /** As the schema's history has it. */
  static final String SCRIPT = RecordsMove.class.getName();

  private static final List<String> FILLED =
      List.of(
          "certificate_request",
          "certificate_request_metadata",
          "signed_content",
          "pending_issuance",
          "certificate");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("11");
  }

  @Override
  public String getDescription() {
    return "moved records";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  /** What a run has left that did not come to its end is done anew. */
  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String table : FILLED) {
        statement.execute("DELETE FROM " + table);
      }
    }
    new MovedRequests(connection).move();
    new MovedCertificates(connection).move();
    new MovedAuthorityCertificates(connection).move();
    MovedWarnings.move(connection);
  }
}
