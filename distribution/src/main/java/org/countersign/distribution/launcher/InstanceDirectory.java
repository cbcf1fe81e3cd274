package org.countersign.distribution.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.countersign.distribution.settings.DataDirectory;
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
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  Path loggingProperties() {
    return path.resolve("config").resolve("logging.properties");
  }

  /** Makes this process log as the configuration says. */
  void configureLogging() {
    System.setProperty("java.util.logging.config.file", loggingProperties().toString());
    try (InputStream properties = Files.newInputStream(loggingProperties())) {
      LogManager.getLogManager().readConfiguration(properties);
    } catch (IOException e) {
      throw new ServerProcess.NotStarted("The logging configuration cannot be read.", e);
    }
  }
}
