package org.countersign.adapters.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigrationTest {

  private SqliteDataSource dataSource;

  @BeforeEach
  void open(@TempDir Path directory) {
    dataSource = new SqliteDataSource(directory.resolve("countersign.db"));
  }

  @Test
  void makesTheSchemaOnce() throws SQLException {
    SchemaMigration.migrate(dataSource);
    execute("INSERT INTO sealed_secret VALUES ('kept', X'00')");

    SchemaMigration.migrate(dataSource);

    assertThat(query("SELECT name FROM sealed_secret")).isEqualTo("kept");
  }

  @Test
  void refusesASchemaOfALaterProgram() throws SQLException {
    SchemaMigration.migrate(dataSource);
    execute(
        "INSERT INTO \"flyway_schema_history\" SELECT 9999, '9999', 'later', 'SQL', 'V9999__later.sql',"
            + " 1, 'SA', CURRENT_TIMESTAMP, 1, TRUE");

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(dataSource))
        .withMessage(
            "The database schema is version 9999, newer than this program knows; start the"
                + " Countersign that upgraded it, or a later one.");
    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.refuseUnknown(dataSource));
  }

  @Test
  void refusesNeitherAnEmptyDatabaseNorOneOfItsOwn() throws SQLException {
    SchemaMigration.refuseUnknown(dataSource);
    assertThat(query("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'project'")).isEqualTo("0");

    SchemaMigration.migrate(dataSource);
    SchemaMigration.refuseUnknown(dataSource);
  }

  @Test
  void refusesASchemaWhoseScriptWasChanged() throws SQLException {
    SchemaMigration.migrate(dataSource);
    execute("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '15'");

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(dataSource))
        .withMessageStartingWith("The database schema could not be upgraded: ");
  }

  @Test
  void saysWhenTheDatabaseCannotBeReached() {
    DataSource nowhere = new SqliteDataSource(Path.of("/dev/null/nowhere"));

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(nowhere))
        .withMessage("The database file /dev/null/nowhere cannot be made.");
  }

  @Test
  void refusesADatabaseOfAnotherKind() {
    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(calling("Derby", 10)))
        .withMessage("The database is Derby; SQLite and PostgreSQL are supported.");
  }

  @Test
  void refusesAnOldPostgresql() throws SQLException {
    try (Connection old = calling("PostgreSQL", 12).getConnection()) {
      DatabaseKind kind = DatabaseKind.of(old);

      assertThatExceptionOfType(SchemaRefused.class)
          .isThrownBy(() -> kind.require(old))
          .withMessage("PostgreSQL is version 12.99; 13 or later is needed.");
    }
  }

  /** A data source whose database gives itself out for another one. */
  private DataSource calling(String product, int version) {
    return proxy(
        DataSource.class,
        dataSource,
        "getConnection",
        connection ->
            proxy(
                Connection.class,
                connection,
                "getMetaData",
                metaData -> product(product, version)));
  }

  private static DatabaseMetaData product(String product, int version) {
    return (DatabaseMetaData)
        Proxy.newProxyInstance(
            SchemaMigrationTest.class.getClassLoader(),
            new Class<?>[] {DatabaseMetaData.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getDatabaseProductName" -> product;
                  case "getDatabaseProductVersion" -> version + ".99";
                  case "getDatabaseMajorVersion" -> version;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static <T> T proxy(
      Class<T> type, Object target, String changed, UnaryOperator<Object> change) {
    return type.cast(
        Proxy.newProxyInstance(
            SchemaMigrationTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object result = method.invoke(target, arguments);
              return method.getName().equals(changed) ? change.apply(result) : result;
            }));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      String value = row.getString(1);
      assertThat(row.next()).isFalse();
      return value;
    }
  }
}
