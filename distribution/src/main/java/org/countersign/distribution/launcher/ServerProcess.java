package org.countersign.distribution.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.SettingRefused;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.settings.SettingsReader;
import org.countersign.distribution.settings.StartProgress;

/** Entry point of the process that serves. */
public final class ServerProcess {

  /** Names the process without which this one must not run. */
  static final String PARENT_PROPERTY = "org.countersign.parent";

  /** Held until the process ends; a field, since a claim that nobody holds is lost. */
  @SuppressWarnings("unused")
  private static DataDirectory.Claim claim;

  private ServerProcess() {}

  /**
   * Serves until the process is told to stop.
   *
   * @param arguments the runtime's directory
   */
  public static void main(String[] arguments) {
    RuntimeImage image = new RuntimeImage(Path.of(arguments[0]));
    try {
      start(image);
    } catch (SettingRefused | NotStarted e) {
      StartProgress.end(e.getMessage());
    }
  }

  private static void start(RuntimeImage image) {
    Settings settings = SettingsReader.read(SettingSource.ofProcess());
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    claim = directory.claim();
    watchParent();
    MasterKeyFile.of(settings, directory).refuseWhereUnusable();
    DatabaseProbe.refuseWhereUnreachable(settings.database(), image);
    InstanceDirectory instance = InstanceDirectory.fresh(image, directory);
    instance.configureLogging(settings.log());
    deleteOthers(image, directory);
    EmbeddedServer.start(image, instance, settings.http());
    GracefulStop.onSignals();
    logger()
        .log(Level.INFO, "Countersign {0}: ready on {1}", Version.text(), settings.http().url());
    if (!ClassArchive.of(image).exists()) {
      logger()
          .log(
              Level.INFO,
              "There is no class archive for this Java, with which a start takes half the time;"
                  + " 'java -jar countersign.jar --prepare' makes one");
    }
  }

  /** What is left there takes room, and hinders nothing. */
  private static void deleteOthers(RuntimeImage image, DataDirectory directory) {
    try {
      image.deleteOthersIn(directory);
    } catch (IOException | UncheckedIOException e) {
      logger().log(Level.WARNING, "Files of another version could not be deleted", e);
    }
  }

  /** Ends this process when the launcher that waits for it was killed. */
  private static void watchParent() {
    String parent = System.getProperty(PARENT_PROPERTY);
    if (parent != null) {
      Thread watch =
          new Thread(
              () -> {
                ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(process -> process.onExit().join());
                System.exit(StartProgress.NOT_STARTED);
              },
              "watch-parent");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static Logger logger() {
    // Not a constant: the logging is configured only when the data directory is known.
    return System.getLogger("org.countersign");
  }

  /** The server did not come up; the message says why in one sentence. */
  static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(String sentence) {
      super(sentence);
    }

    NotStarted(String sentence, IOException cause) {
      super(sentence, cause);
    }
  }
}
