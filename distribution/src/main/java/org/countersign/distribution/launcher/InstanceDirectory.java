package org.countersign.distribution.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.LogSettings;
import org.countersign.distribution.settings.SettingRefused;

/**
 * Where the application server writes while it runs. Made anew at each start, since what it finds
 * there of an earlier run it would deploy again.
 *
 * @param path the directory
 */
record InstanceDirectory(Path path) {

  static InstanceDirectory fresh(RuntimeImage image, DataDirectory directory) {
    InstanceDirectory instance = new InstanceDirectory(directory.path().resolve("instance"));
    try {
      RuntimeImage.delete(instance.path());
      instance.copyOf(image.instanceTemplate());
      return instance;
    } catch (IOException e) {
      throw new SettingRefused("The data directory " + directory.path() + " cannot be written.", e);
    }
  }

  private void copyOf(Path template) throws IOException {
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : files.toList()) {
        Path target = path.resolve(template.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target, DataDirectory.ownerOnly());
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  Path loggingProperties() {
    return path.resolve("config").resolve("logging.properties");
  }

  /** Makes this process log as the configuration says, and the settings. */
  void configureLogging(LogSettings settings) {
    System.setProperty("java.util.logging.config.file", loggingProperties().toString());
    LogContext.publish();
    add(settings);
    try (InputStream properties = Files.newInputStream(loggingProperties())) {
      LogManager.getLogManager().readConfiguration(properties);
    } catch (IOException e) {
      throw new ServerProcess.NotStarted("The logging configuration cannot be read.", e);
    }
  }

  /** To the file, which the application server reads once more; the last line of a name counts. */
  private void add(LogSettings settings) {
    StringBuilder lines = new StringBuilder("\n");
    if (settings.format() == LogSettings.Format.JSON) {
      lines.append(StandardOutHandler.FORMAT).append("=json\n");
    }
    settings
        .level()
        .ifPresent(
            severity ->
                lines
                    .append("org.countersign.level=")
                    .append(severity.level().getName())
                    .append('\n'));
    if (settings.access()) {
      lines.append("org.countersign.access.level=INFO\n");
    }
    try {
      Files.writeString(loggingProperties(), lines, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ServerProcess.NotStarted("The logging configuration cannot be written.", e);
    }
  }
}
