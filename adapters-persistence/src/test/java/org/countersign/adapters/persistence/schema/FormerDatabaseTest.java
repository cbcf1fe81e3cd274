package org.countersign.adapters.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of an embedded HSQLDB are there after the first start on SQLite. */
class FormerDatabaseTest {

  private static final UUID IDENTITY = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final UUID SECRET = UUID.fromString("01900000-0000-7000-8000-000000000002");
  private static final int MANY = 1_200;

  /** Columns that are neither text nor octets nor numbers, or whose name says another kind. */
  private static final List<String> BOOLEAN = List.of("revoked", "compared", "given_up", "picked");

  /** Columns of schemas that came after the last one of HSQLDB. */
  private static final List<String> LATER = List.of("ip_address", "user_agent", "client_secret_id");

  private static final List<String> TEXT = List.of("client_id", "subject_id", "aggregate_id");

  @TempDir private Path directory;
  private SqliteDataSource dataSource;

  @BeforeEach
  void open() {
    dataSource = new SqliteDataSource(directory.resolve("countersign.db"));
  }

  @Test
  void givesAllItsRowsAndIsSetAside() throws Exception {
    makeFormer("15");

    SchemaMigration.migrate(dataSource);

    assertThat(query("SELECT name FROM machine_identity")).isEqualTo("Ärger");
    assertThat(query("SELECT id FROM machine_identity")).isEqualTo(IDENTITY.toString());
    assertThat(query("SELECT revoked FROM client_secret WHERE identity_id = '" + IDENTITY + "'"))
        .isEqualTo("1");
    assertThat(query("SELECT LOWER(HEX(sealed)) FROM sealed_secret WHERE name = 'k7'"))
        .isEqualTo("0007ff");
    assertThat(query("SELECT COUNT(*) FROM sealed_secret")).isEqualTo("" + MANY);
    assertThat(directory.resolve("countersign.properties")).doesNotExist();
    assertThat(directory.resolve("hsqldb").resolve("countersign.properties")).exists();
  }

  @Test
  void isMovedOnce() throws Exception {
    makeFormer("15");
    SchemaMigration.migrate(dataSource);
    execute("DELETE FROM sealed_secret");

    SchemaMigration.migrate(dataSource);

    assertThat(query("SELECT COUNT(*) FROM sealed_secret")).isEqualTo("0");
  }

  @Test
  void isMovedByTheNextStartWhenTheFirstEndedBeforeIt() throws Exception {
    SchemaMigration.migrate(dataSource);
    makeFormer("15");

    SchemaMigration.migrate(dataSource);

    assertThat(query("SELECT COUNT(*) FROM sealed_secret")).isEqualTo("" + MANY);
  }

  @Test
  void isRefusedBesideADatabaseThatHasRowsOfItsOwn() throws Exception {
    SchemaMigration.migrate(dataSource);
    execute("INSERT INTO machine_identity VALUES ('x', 'x', 'ADMIN', 'x', 1, 1, 1)");
    makeFormer("15");

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(dataSource))
        .withMessageContaining("whose rows were not moved");
    assertThat(directory.resolve("countersign.properties")).exists();
  }

  @Test
  void isRefusedWhenItIsOlderThanTheLastOfItsKind() throws Exception {
    makeFormer("14");

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(dataSource))
        .withMessageContaining("older than version 15");
    assertThat(directory.resolve("countersign.properties")).exists();
  }

  @Test
  void isRefusedWhenItsLogIsDamaged() throws Exception {
    makeFormer("15");
    reopenAndKill();
    damageLog();

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> SchemaMigration.migrate(dataSource))
        .withMessageContaining("cannot be read to its end");
    assertThat(directory.resolve("countersign.log")).exists();
    assertThat(query("SELECT COUNT(*) FROM machine_identity")).isEqualTo("0");
  }

  private Connection former(String path) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:hsqldb:file:"
            + path
            + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
            + ";hsqldb.lock_file=false;hsqldb.reconfig_logging=false",
        "SA",
        "");
  }

  private void makeFormer(String version) throws SQLException {
    SqliteDataSource pattern =
        new SqliteDataSource(directory.resolve("pattern").resolve("pattern.db"));
    SchemaMigration.migrate(pattern);
    try (Connection like = pattern.getConnection();
        Connection former = former(directory.resolve("countersign").toString());
        Statement statement = former.createStatement()) {
      for (String table : tables(like)) {
        statement.execute(definition(like, table));
      }
      statement.execute(
          "CREATE TABLE \"flyway_schema_history\" (\"version\" VARCHAR(9), \"success\" BOOLEAN)");
      statement.execute("INSERT INTO \"flyway_schema_history\" VALUES ('" + version + "', TRUE)");
      fill(former);
      statement.execute("SHUTDOWN");
    }
  }

  private static void fill(Connection former) throws SQLException {
    try (PreparedStatement identity =
            former.prepareStatement(
                "INSERT INTO machine_identity (id, name, organization_role, search_text,"
                    + " created_at, updated_at, lock_version) VALUES (?, 'Ärger', 'ADMIN', 'x', 1,"
                    + " 1, 1)");
        PreparedStatement auth =
            former.prepareStatement("INSERT INTO universal_auth VALUES (?, 'robot', 1, 1, 1)");
        PreparedStatement secret =
            former.prepareStatement(
                "INSERT INTO client_secret VALUES (?, ?, '', 'p', 'h', 0, 0, NULL, TRUE, 1, 1)");
        PreparedStatement sealed =
            former.prepareStatement("INSERT INTO sealed_secret VALUES (?, ?)")) {
      identity.setObject(1, IDENTITY);
      identity.execute();
      auth.setObject(1, IDENTITY);
      auth.execute();
      secret.setObject(1, SECRET);
      secret.setObject(2, IDENTITY);
      secret.execute();
      for (int i = 0; i < MANY; i++) {
        sealed.setString(1, "k" + i);
        sealed.setBytes(2, new byte[] {0, (byte) i, -1});
        sealed.execute();
      }
    }
  }

  private static List<String> tables(Connection like) throws SQLException {
    return strings(
        like,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name"
            + " NOT LIKE 'flyway%'");
  }

  private static String definition(Connection like, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = like.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (rows.next()) {
        String name = rows.getString("name");
        if (!LATER.contains(name)) {
          columns.add(name + " " + type(name, rows.getString("type")));
        }
      }
    }
    return "CREATE TABLE " + table + " (" + String.join(", ", columns) + ")";
  }

  private static String type(String name, String type) {
    if (BOOLEAN.contains(name)) {
      return "BOOLEAN";
    }
    if (type.equals("TEXT")) {
      boolean isId = (name.equals("id") || name.endsWith("_id")) && !TEXT.contains(name);
      return isId ? "UUID" : "VARCHAR(1000)";
    }
    return type.equals("BLOB") ? "VARBINARY(1000)" : "BIGINT";
  }

  /** The files of a process that was killed: the log is not yet in the data. */
  private void reopenAndKill() throws SQLException, IOException {
    Path copy = Files.createDirectory(directory.resolve("open"));
    for (String suffix : List.of("properties", "script", "data")) {
      Files.copy(directory.resolve("countersign." + suffix), copy.resolve("countersign." + suffix));
    }
    try (Connection connection = former(copy.resolve("countersign").toString());
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 50; i++) {
        statement.execute("INSERT INTO sealed_secret VALUES ('late" + i + "', X'00')");
      }
      Files.copy(copy.resolve("countersign.log"), directory.resolve("countersign.log"));
      // Open, as it is in the files of a process that was killed.
      Files.writeString(
          directory.resolve("countersign.properties"),
          Files.readString(copy.resolve("countersign.properties")));
      statement.execute("SHUTDOWN");
    }
  }

  private void damageLog() throws IOException {
    try (RandomAccessFile log =
        new RandomAccessFile(directory.resolve("countersign.log").toFile(), "rw")) {
      log.seek(log.length() / 2);
      log.write("(((((((((((((((((((((((".getBytes());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return strings(connection, sql).get(0);
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }
}
