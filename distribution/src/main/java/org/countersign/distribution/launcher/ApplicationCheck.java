package org.countersign.distribution.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.Settings;

/** Has the web application's own classes look at database and master key, without a server. */
final class ApplicationCheck {

  private static final String CHECK = "org.countersign.distribution.lifecycle.InstallationCheck";

  private ApplicationCheck() {}

  /**
   * @throws org.countersign.distribution.settings.SettingRefused when a server could not start
   */
  static void run(RuntimeImage image, Settings settings, DataDirectory directory) {
    DatabaseProbe.refuseWhereUnreachable(settings.database(), image);
    if (settings.database() instanceof Database.Embedded) {
      try (DataDirectory.Claim claim = directory.claim()) {
        inApplication(image, settings);
      }
    } else {
      // A server may be running on it.
      inApplication(image, settings);
    }
  }

  @SuppressWarnings("unchecked")
  private static void inApplication(RuntimeImage image, Settings settings) {
    // What libraries log of their own accord is no answer to what was asked.
    LogManager.getLogManager().reset();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath(image), ApplicationCheck.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      ((Consumer<Settings>) loader.loadClass(CHECK).getConstructor().newInstance())
          .accept(settings);
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("The web application is not in the runtime", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath(RuntimeImage image) throws IOException {
    Path inside = image.application().resolve("WEB-INF");
    List<URL> urls = new ArrayList<>(List.of(inside.resolve("classes").toUri().toURL()));
    try (Stream<Path> jars = Files.list(inside.resolve("lib"))) {
      for (Path jar : jars.sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
