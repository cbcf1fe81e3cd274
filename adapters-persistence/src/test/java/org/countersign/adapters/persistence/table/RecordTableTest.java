package org.countersign.adapters.persistence.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordTableTest {

  private record Sample(
      UUID sampleId, String firstName, long createdAt, Long updatedAt, byte[] octets) {}

  private static final RecordTable<Sample> SAMPLES = new RecordTable<>("sample", Sample.class);

  @Test
  void namesColumnsAsTheComponentsInSnakeCase() {
    assertThat(SAMPLES.columns())
        .containsExactly("sample_id", "first_name", "created_at", "updated_at", "octets");
    assertThat(SAMPLES.columnsOf("s"))
        .isEqualTo("s.sample_id, s.first_name, s.created_at, s.updated_at, s.octets");
    assertThat(SAMPLES.insertOne())
        .isEqualTo(
            "INSERT INTO sample (sample_id, first_name, created_at, updated_at, octets)"
                + " VALUES (?, ?, ?, ?, ?)");
  }

  @Test
  void readsWhatItWroteWithNullsWhereThereAreNone() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE sample (sample_id UUID, first_name VARCHAR(9), created_at BIGINT,"
              + " updated_at BIGINT, octets VARBINARY(9))");
      Sample whole = new Sample(UUID.randomUUID(), "a", 1, 2L, new byte[] {3, 0});
      Sample sparse = new Sample(null, null, 4, null, null);

      write(connection, whole);
      write(connection, sparse);

      try (ResultSet rows =
          statement.executeQuery(
              "SELECT 0, " + SAMPLES.columnsOf("s") + " FROM sample s ORDER BY s.created_at")) {
        for (Sample sample : new Sample[] {whole, sparse}) {
          assertThat(rows.next()).isTrue();
          assertThat(SAMPLES.read(rows, 2)).usingRecursiveComparison().isEqualTo(sample);
        }
      }
    }
  }

  private static void write(Connection connection, Sample sample) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SAMPLES.insertOne())) {
      Object[] values = SAMPLES.values(sample);
      for (int i = 0; i < values.length; i++) {
        SAMPLES.types().get(i).set(insert, i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private record Unstorable(Thread thread) {}

  @Test
  void refusesWhatNoColumnHolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>("thread", Unstorable.class))
        .withMessage("no column holds a java.lang.Thread");
  }
}
