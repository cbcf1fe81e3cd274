package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.sqlite.UnsoundDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings the schema of a database to the version of this program.
 *
 * <p>Several servers may start on one database at once: one migrates, the others wait.
 */
public final class SchemaMigration {

  private static final JavaMigration[] OF_POSTGRESQL = {new RecordsMove()};
  private static final JavaMigration[] NONE = {};

  private SchemaMigration() {}

  /**
   * Looks whether {@link #migrate} may begin, and changes nothing.
   *
   * @throws SchemaRefused when the database cannot be reached, is of no supported kind, or has a
   *     schema that this program does not know
   */
  public static void refuseUnknown(DataSource dataSource) {
    known(dataSource);
  }

  /** What upgrades a schema that this program knows, or makes one. */
  private static Flyway known(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseKind kind = DatabaseKind.of(connection);
      kind.require(connection);
      Flyway flyway = flyway(dataSource, kind);
      refuseNewer(flyway);
      return flyway;
    } catch (SQLException e) {
      throw unreachable(e);
    } catch (FlywayException e) {
      throw unreadable(e);
    }
  }

  /**
   * Makes or upgrades the schema.
   *
   * @throws SchemaRefused when the database cannot be reached, is of no supported kind, or has a
   *     schema that this program does not know or could not upgrade
   */
  public static void migrate(DataSource dataSource) {
    upgrade(known(dataSource));
    try (Connection connection = dataSource.getConnection()) {
      if (DatabaseKind.of(connection) == DatabaseKind.SQLITE) {
        FormerDatabase.moveInto(connection);
      }
    } catch (SQLException e) {
      throw new SchemaRefused("The former database could not be moved: " + e.getMessage(), e);
    }
  }

  private static void upgrade(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new SchemaRefused("The database schema could not be upgraded: " + firstLine(e), e);
    }
  }

  private static Flyway flyway(DataSource dataSource, DatabaseKind kind) {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:" + kind.scripts())
        .failOnMissingLocations(true)
        .placeholders(kind.placeholders())
        .javaMigrations(kind == DatabaseKind.POSTGRESQL ? OF_POSTGRESQL : NONE)
        .load();
  }

  private static void refuseNewer(Flyway flyway) {
    Optional<MigrationVersion> newer =
        Arrays.stream(flyway.info().all())
            .filter(migration -> isFromTheFuture(migration.getState()))
            .map(MigrationInfo::getVersion)
            .max(Comparator.naturalOrder());
    if (newer.isPresent()) {
      throw new SchemaRefused(
          "The database schema is version "
              + newer.get()
              + ", newer than this program knows; start the Countersign that upgraded it, or a later"
              + " one.");
    }
  }

  private static boolean isFromTheFuture(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }

  private static SchemaRefused unreachable(SQLException failure) {
    return failure instanceof UnsoundDatabase
        ? new SchemaRefused(failure.getMessage(), failure)
        : new SchemaRefused("The database cannot be reached: " + firstLine(failure), failure);
  }

  private static SchemaRefused unreadable(FlywayException failure) {
    return new SchemaRefused("The database schema cannot be read: " + firstLine(failure), failure);
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage())
        .strip()
        .lines()
        .findFirst()
        .orElse("no reason is given");
  }
}
