package org.countersign.distribution.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.SettingRefused;

/** Connects once before the server boots, so that a wrong address is told in one sentence. */
final class DatabaseProbe {

  private static final String PATIENCE_SECONDS = "10";

  private DatabaseProbe() {}

  static void refuseWhereUnreachable(Database database, RuntimeImage image) {
    if (database instanceof Database.PostgreSql postgres) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {driverJar(image)})) {
        Driver driver =
            (Driver)
                loader.loadClass(Database.PostgreSql.DRIVER).getDeclaredConstructor().newInstance();
        driver.connect(postgres.jdbcUrl(), properties(postgres)).close();
      } catch (SQLException e) {
        throw new SettingRefused(
            "Cannot connect to " + postgres.description() + ": " + firstLine(e), e);
      } catch (IOException | ReflectiveOperationException e) {
        throw new IllegalStateException("The PostgreSQL driver is not in the runtime", e);
      }
    }
  }

  private static Properties properties(Database.PostgreSql postgres) {
    Properties properties = new Properties();
    properties.setProperty("user", postgres.user());
    properties.setProperty("password", postgres.password().value());
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    return properties;
  }

  private static URL driverJar(RuntimeImage image) throws IOException {
    Path libraries = image.application().resolve("WEB-INF").resolve("lib");
    try (Stream<Path> jars = Files.list(libraries)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("postgresql-"))
          .findFirst()
          .orElseThrow(() -> new IOException("No PostgreSQL driver in " + libraries))
          .toUri()
          .toURL();
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
