package org.countersign.benchmarks.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.countersign.application.identifier.TimeOrderedIdentifiers;

/**
 * Fills a database with certificates, far faster than any server issues them: copies of one that
 * was issued, with its request and its audit event. Ids, serial numbers, names and keys are each
 * copy's own, in the order in which a server makes them, so that the indexes grow as they would;
 * what is signed is the same in all.
 */
public final class StoredCertificates {

  private static final int BATCH = 2_000;
  private static final int BATCHES_A_LINE = 50;
  private static final int SERIAL_NUMBER_OCTETS = 20;
  private static final int FINGERPRINT_OCTETS = 32;

  /** What is only to be unlike the others need not be hard to guess. */
  private final Random random = new Random();

  private final Supplier<UUID> identifiers =
      new TimeOrderedIdentifiers(Clock.systemUTC(), new SecureRandom());
  private final List<RowTemplate> templates;
  private final Issued issued;

  private StoredCertificates(Connection connection) throws SQLException {
    RowTemplate certificate = RowTemplate.first(connection, "certificate", "1 = 1");
    Object id = certificate.get("id");
    Object requestId = certificate.get("request_id");
    RowTemplate request =
        RowTemplate.first(connection, "certificate_request", "id = '" + requestId + "'");
    RowTemplate content =
        RowTemplate.first(connection, "signed_content", "certificate_id = '" + id + "'");
    RowTemplate event = RowTemplate.first(connection, "audit_event", "subject_id = '" + id + "'");
    this.issued =
        new Issued(
            (UUID) id,
            (UUID) requestId,
            (UUID) event.get("id"),
            (byte[]) certificate.get("serial_number"),
            (String) certificate.get("common_name"),
            (byte[]) certificate.get("public_key_fingerprint"));
    this.templates =
        List.of(request, content, certificate, event).stream()
            .map(row -> row.varyingBy(issued.values()))
            .toList();
  }

  /** What tells one issued certificate from another in all tables. */
  private record Issued(
      UUID id, UUID requestId, UUID eventId, byte[] serialNumber, String name, byte[] key) {

    List<Object> values() {
      return List.of(id, requestId, eventId, serialNumber, name, key);
    }
  }

  /** Adds that many; one at least must have been issued. */
  public static void multiply(DatabaseServer database, int count, Consumer<String> progress) {
    long begin = System.nanoTime();
    try {
      StoredCertificates stored = like(database);
      try (BulkRows rows = database.bulkRows()) {
        stored.multiply(rows, count, progress);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("certificates cannot be added to the database", e);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    progress.accept("  filled with " + count + " in " + taken.toSeconds() + " s");
  }

  private static StoredCertificates like(DatabaseServer database) throws SQLException {
    try (Connection connection = database.connect()) {
      return new StoredCertificates(connection);
    }
  }

  private void multiply(BulkRows rows, int count, Consumer<String> progress) throws SQLException {
    for (int done = 0; done < count; done += BATCH) {
      for (int i = done; i < Math.min(count, done + BATCH); i++) {
        List<Object> own = copy(i).values();
        long now = System.currentTimeMillis() * 1000;
        for (RowTemplate template : templates) {
          rows.add(template.table(), template.filled(own, now));
        }
      }
      rows.write();
      if (done % (BATCHES_A_LINE * BATCH) == 0) {
        progress.accept("  filled with " + Math.min(count, done + BATCH));
      }
    }
  }

  private Issued copy(int number) {
    UUID requestId = identifiers.get();
    return new Issued(
        identifiers.get(),
        requestId,
        identifiers.get(),
        octets(SERIAL_NUMBER_OCTETS),
        "stored-" + number + ".example.com",
        octets(FINGERPRINT_OCTETS));
  }

  /** The first is not 0. */
  private byte[] octets(int length) {
    byte[] octets = ByteBuffer.allocate(length).putLong(random.nextLong()).array();
    octets[0] |= 1;
    return octets;
  }
}
