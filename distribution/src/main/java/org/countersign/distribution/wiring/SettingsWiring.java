package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.settings.SettingsReader;
import org.countersign.distribution.settings.TrustedProxies;

/** The settings, the clock and the names of new things. */
@ApplicationScoped
public class SettingsWiring {

  @Produces
  @Singleton
  Settings settings() {
    return SettingsReader.read(SettingSource.ofProcess());
  }

  @Produces
  @Singleton
  TrustedProxies trustedProxies(Settings settings) {
    return settings.trustedProxies();
  }

  /** In milliseconds, which every database keeps: what was answered first is what is read later. */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Produces
  @Singleton
  Supplier<UUID> identifiers(Clock clock) {
    return new TimeOrderedIdentifiers(clock, new SecureRandom());
  }
}
