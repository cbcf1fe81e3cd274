package org.countersign.distribution.launcher;

import java.io.IOException;
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

  /** Does what the arguments say; a server starts in this process's place. */
  public static void main(String[] arguments) {
    try {
      switch (CommandLine.read(arguments)) {
        case SERVE -> serve();
        case CHECK -> check();
        case PREPARE -> prepare();
        case HELP -> System.out.print(CommandLine.USAGE);
        case VERSION -> System.out.println("Countersign " + Version.text());
      }
    } catch (SettingRefused e) {
      StartProgress.end(e.getMessage());
    }
  }

  /** Returns only when it could not. */
  private static void serve() {
    SettingSource source = SettingSource.ofProcess();
    Settings settings = read(source);
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    directory.claim().close();
    MasterKeyFile.of(settings, directory).refuseWhereUnusable();
    ListenerProbe.refuseWhereTaken(settings.http());
    RuntimeImage image = RuntimeImage.find(ownJar(), directory);
    ServerCommand command = ServerCommand.of(image, settings);
    Map<String, String> environment = command.environment(System.getenv(), source);
    ProcessReplacement.replace(command.arguments(), environment);
    System.exit(ChildServer.run(command, environment));
  }

  private static Settings read(SettingSource source) {
    source.warnings().forEach(warning -> System.err.println("countersign: " + warning));
    return SettingsReader.read(source);
  }

  private static void check() {
    Settings settings = read(SettingSource.ofProcess());
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    MasterKeyFile masterKey = MasterKeyFile.of(settings, directory);
    masterKey.refuseWhereUnusable();
    ApplicationCheck.run(RuntimeImage.find(ownJar(), directory), settings, directory);
    System.out.println("Data directory: " + directory.path());
    System.out.println("Database: " + settings.database().description());
    System.out.println(
        "Master key: " + masterKey.path() + (masterKey.isToBeMade() ? ", to be made" : ""));
    System.out.println("A server can start with these.");
  }

  private static void prepare() {
    RuntimeImage image = RuntimeImage.beside(ownJar());
    ClassArchive archive = ClassArchive.of(image);
    if (!archive.exists()) {
      try {
        ClassArchiveTraining.train(image, image.path().resolve("training"));
      } catch (IOException e) {
        throw new SettingRefused("No class archive was made: " + e.getMessage() + ".", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    System.out.println("The class archive for this Java is " + archive.path());
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
