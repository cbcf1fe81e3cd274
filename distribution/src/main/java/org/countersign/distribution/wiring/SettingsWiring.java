package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.settings.SettingsReader;

/** The settings and the clock. */
@ApplicationScoped
public class SettingsWiring {

  @Produces
  @Singleton
  Settings settings() {
    return SettingsReader.read(SettingSource.ofProcess());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
