package org.countersign.distribution.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.SettingRefused;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.settings.SettingsReader;
import org.countersign.distribution.settings.StartProgress;

/** Entry point of {@code countersign.jar}. */
public final class Launcher {

  private Launcher() {}

  /** Starts the server in this process's place; returns only when it could not. */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.err.println(
          "countersign takes no arguments; it is set by COUNTERSIGN_ environment variables,"
              + " which the README lists.");
      System.exit(StartProgress.NOT_STARTED);
    }
    try {
      launch();
    } catch (SettingRefused e) {
      System.err.println("countersign: " + e.getMessage());
      System.exit(StartProgress.NOT_STARTED);
    }
  }

  private static void launch() {
    SettingSource source = SettingSource.ofProcess();
    source.warnings().forEach(warning -> System.err.println("countersign: " + warning));
    Settings settings = SettingsReader.read(source);
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    directory.claim().close();
    MasterKeyFile.of(settings, directory).refuseWhereUnusable();
    ListenerProbe.refuseWhereTaken(settings.http());
    RuntimeImage image = RuntimeImage.find(ownJar(), directory);
    ServerCommand command = ServerCommand.of(image);
    Map<String, String> environment = command.environment(System.getenv(), source);
    ProcessReplacement.replace(command.arguments(), environment);
    System.exit(ChildServer.run(command, environment));
  }

  private static Path ownJar() {
    try {
      return Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The launcher does not know where its jar is", e);
    }
  }
}
