package org.countersign.distribution.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Reads {@code COUNTERSIGN_DATABASE_URL}: {@code jdbc:postgresql://host:port/name}, or the form
 * without {@code jdbc:} that libpq knows, which may hold user and password.
 */
final class DatabaseUrl {

  private static final String SCHEME = "postgresql://";
  private static final String SHORT_SCHEME = "postgres://";
  private static final String JDBC = "jdbc:";

  private DatabaseUrl() {}

  static Database.PostgreSql read(String url, Optional<String> user, Optional<Secret> password) {
    URI parsed = parse(withoutJdbc(url));
    String[] credentials =
        parsed.getUserInfo() == null ? new String[0] : parsed.getUserInfo().split(":", 2);
    String effectiveUser =
        user.or(() -> Optional.of(credentials).filter(c -> c.length > 0).map(c -> c[0]))
            .orElseThrow(
                () ->
                    new SettingRefused(
                        SettingName.DATABASE_USER.variable()
                            + " is not set, and "
                            + SettingName.DATABASE_URL.variable()
                            + " names no user."));
    Secret effectivePassword =
        password
            .or(() -> Optional.of(credentials).filter(c -> c.length > 1).map(c -> new Secret(c[1])))
            .orElseGet(() -> new Secret(""));
    return new Database.PostgreSql(jdbcUrl(parsed), effectiveUser, effectivePassword);
  }

  private static String withoutJdbc(String url) {
    String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
    if (plain.startsWith(SCHEME)) {
      return plain;
    }
    if (plain.startsWith(SHORT_SCHEME)) {
      return SCHEME + plain.substring(SHORT_SCHEME.length());
    }
    // Not the whole URL: it may hold a password.
    int colon = plain.indexOf(':');
    throw new SettingRefused(
        SettingName.DATABASE_URL.variable()
            + " has the unknown scheme '"
            + (colon < 0 ? "" : plain.substring(0, colon))
            + "'; jdbc:postgresql://host:port/name is supported, and nothing for the embedded"
            + " database.");
  }

  private static URI parse(String url) {
    try {
      URI parsed = new URI(url);
      if (parsed.getHost() == null || parsed.getPath() == null || parsed.getPath().length() < 2) {
        throw refused();
      }
      return parsed;
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  private static SettingRefused refused() {
    return new SettingRefused(
        SettingName.DATABASE_URL.variable()
            + " is not of the form jdbc:postgresql://host:port/name.");
  }

  private static String jdbcUrl(URI url) {
    return JDBC
        + SCHEME
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + url.getRawPath()
        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }
}
