package org.countersign.distribution.lifecycle;

import java.nio.file.Files;
import java.util.function.Consumer;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.database.Patience;
import org.countersign.distribution.database.SettingsDataSource;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.SettingRefused;
import org.countersign.distribution.settings.Settings;

/**
 * {@link StartChecks} without a server: the launcher looks for this class by its name, among those
 * of the web application.
 */
public final class InstallationCheck implements Consumer<Settings> {

  /**
   * Leaves an embedded database alone that is not there yet. Another must be claimed already.
   *
   * @throws SettingRefused when a server could not start with these
   */
  @Override
  public void accept(Settings settings) {
    if (settings.database() instanceof Database.Embedded embedded
        && !Files.exists(embedded.file())) {
      return;
    }
    try {
      StartChecks.run(
          new SettingsDataSource(settings.database(), Patience.FOR_ANY_STATEMENT),
          MasterKeyFile.of(settings, DataDirectory.prepare(settings.dataDirectory())));
    } finally {
      new EmbeddedDatabase(settings).close();
    }
  }
}
