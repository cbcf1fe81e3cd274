package org.countersign.distribution.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The settings there are. The name of each is the environment variable without its prefix. */
public enum SettingName {
  HTTP_HOST,
  HTTP_PORT,
  DATA_DIR,
  DATABASE_URL,
  DATABASE_USER,
  DATABASE_PASSWORD,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  RATE_LIMIT_LOGINS,
  RATE_LIMIT_ISSUING,
  MASTER_KEY_FILE,
  HEAP,
  BOOTSTRAP_CLIENT_ID,
  BOOTSTRAP_CLIENT_SECRET,
  BOOTSTRAP_ADMIN_EMAIL,
  BOOTSTRAP_ADMIN_PASSWORD,
  METRICS_TOKEN,
  LOG_FORMAT,
  LOG_LEVEL,
  ACCESS_LOG;

  /** What every environment variable of ours begins with. */
  static final String PREFIX = "COUNTERSIGN_";

  /** The ending of a variable that names a file in which the secret is. */
  static final String FILE_SUFFIX = "_FILE";

  /** Such as {@code COUNTERSIGN_HTTP_PORT}. */
  public String variable() {
    return PREFIX + name();
  }

  /** Such as {@code countersign.http.port}: the variable as MicroProfile Config would map it. */
  public String property() {
    return asProperty(variable());
  }

  /** Whether the value is a secret, which may come from a file and is never shown. */
  boolean isSecret() {
    return switch (this) {
      case DATABASE_PASSWORD, BOOTSTRAP_CLIENT_SECRET, BOOTSTRAP_ADMIN_PASSWORD, METRICS_TOKEN ->
          true;
      case HTTP_HOST,
          HTTP_PORT,
          DATA_DIR,
          DATABASE_URL,
          DATABASE_USER,
          PUBLIC_URL,
          TRUSTED_PROXIES,
          RATE_LIMIT_LOGINS,
          RATE_LIMIT_ISSUING,
          MASTER_KEY_FILE,
          HEAP,
          BOOTSTRAP_CLIENT_ID,
          BOOTSTRAP_ADMIN_EMAIL,
          LOG_FORMAT,
          LOG_LEVEL,
          ACCESS_LOG ->
          false;
    };
  }

  static String asProperty(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  static String asVariable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The setting that this variable sets, by itself or by naming a file. */
  static Optional<SettingName> ofVariable(String variable) {
    return Arrays.stream(values())
        .filter(
            name ->
                name.variable().equals(variable)
                    || (name.isSecret() && (name.variable() + FILE_SUFFIX).equals(variable)))
        .findFirst();
  }
}
