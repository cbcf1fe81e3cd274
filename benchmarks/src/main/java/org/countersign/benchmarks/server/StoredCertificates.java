package org.countersign.benchmarks.server;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.countersign.application.identifier.TimeOrderedIdentifiers;

/**
 * Fills a database with certificates, far faster than any server issues them: copies of one that
 * was issued, with its request and its audit event. Ids, serial numbers and names are each copy's
 * own, in the order in which a server makes them, so that the indexes grow as they would.
 */
public final class StoredCertificates {

  private static final int BATCH = 1_000;
  private static final int SERIAL_NUMBER_BITS = 158;

  private final Connection connection;
  private final SecureRandom random = new SecureRandom();
  private final Supplier<UUID> identifiers = new TimeOrderedIdentifiers(Clock.systemUTC(), random);

  private StoredCertificates(Connection connection) {
    this.connection = connection;
  }

  /** Adds that many; one at least must have been issued. */
  public static void multiply(DatabaseServer database, int count, Consumer<String> progress) {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      new StoredCertificates(connection).multiply(count, progress);
      connection.commit();
      refreshStatistics(database, connection);
    } catch (SQLException e) {
      throw new IllegalStateException("certificates cannot be added to the database", e);
    }
  }

  /** As PostgreSQL's own vacuuming would have done by then. */
  private static void refreshStatistics(DatabaseServer database, Connection connection)
      throws SQLException {
    if (database instanceof DatabaseServer.Postgresql) {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM ANALYZE");
      }
    }
  }

  private void multiply(int count, Consumer<String> progress) throws SQLException {
    Row certificate = first("SELECT * FROM certificate FETCH FIRST 1 ROWS ONLY");
    Row request =
        first(
            "SELECT * FROM certificate_request WHERE id = '" + certificate.get("request_id") + "'");
    Row event =
        first("SELECT * FROM audit_event WHERE subject_id = '" + certificate.get("id") + "'");
    try (PreparedStatement requests = insert("certificate_request", request);
        PreparedStatement certificates = insert("certificate", certificate);
        PreparedStatement events = insert("audit_event", event)) {
      for (int done = 0; done < count; done += BATCH) {
        for (int i = done; i < Math.min(count, done + BATCH); i++) {
          add(i, request, requests, certificate, certificates, event, events);
        }
        requests.executeBatch();
        certificates.executeBatch();
        events.executeBatch();
        connection.commit();
        if (done % (100 * BATCH) == 0) {
          progress.accept("  filled " + done);
        }
      }
    }
  }

  private void add(
      int number,
      Row request,
      PreparedStatement requests,
      Row certificate,
      PreparedStatement certificates,
      Row event,
      PreparedStatement events)
      throws SQLException {
    UUID requestId = identifiers.get();
    UUID certificateId = identifiers.get();
    String serialNumber =
        new BigInteger(SERIAL_NUMBER_BITS, random).setBit(SERIAL_NUMBER_BITS).toString(16);
    String name = "stored-" + number + ".example.com";
    long now = System.currentTimeMillis() * 1000;
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("serial_number", serialNumber);
    own.put("common_name", name);
    own.put("search_text", name);
    own.put("created_at", now);
    request
        .with(own)
        .with(Map.of("id", requestId, "certificate_id", certificateId, "updated_at", now))
        .addTo(requests);
    certificate
        .with(own)
        .with(
            Map.of(
                "id", certificateId,
                "request_id", requestId,
                "public_key_fingerprint", fingerprint()))
        .addTo(certificates);
    event
        .with(
            Map.of(
                "id", identifiers.get(),
                "happened_at", now,
                "subject_id", certificateId.toString()))
        .addTo(events);
  }

  private String fingerprint() {
    byte[] octets = ByteBuffer.allocate(32).putLong(random.nextLong()).putLong(24, 1).array();
    return "%064x".formatted(new BigInteger(1, octets));
  }

  private Row first(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        throw new IllegalStateException("nothing was issued yet: " + query);
      }
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        Object value = result.getObject(i);
        values.put(
            result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
            value instanceof Blob || value instanceof Clob ? read(result, i, value) : value);
      }
      return new Row(values);
    }
  }

  private static Object read(ResultSet result, int column, Object value) throws SQLException {
    return value instanceof Clob ? result.getString(column) : result.getBytes(column);
  }

  private PreparedStatement insert(String table, Row row) throws SQLException {
    List<String> columns = new ArrayList<>(row.values().keySet());
    return connection.prepareStatement(
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", columns)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ")");
  }

  /** Values by column, in the order of the columns. */
  private record Row(Map<String, Object> values) {

    Object get(String column) {
      return values.get(column);
    }

    Row with(Map<String, Object> own) {
      Map<String, Object> changed = new LinkedHashMap<>(values);
      changed.putAll(own);
      return new Row(changed);
    }

    void addTo(PreparedStatement insert) throws SQLException {
      int index = 1;
      for (Object value : values.values()) {
        insert.setObject(index++, value);
      }
      insert.addBatch();
    }
  }
}
