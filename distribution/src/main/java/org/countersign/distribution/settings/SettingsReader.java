package org.countersign.distribution.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes {@link Settings} of what was given, or says in one sentence why not. */
public final class SettingsReader {

  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final String DEFAULT_PORT = "8080";
  private static final String DEFAULT_DATA_DIRECTORY = "countersign-data";

  /** With less the server does not come up. */
  private static final int SMALLEST_HEAP_MIB = 96;

  private static final Pattern HEAP = Pattern.compile("(?<number>[1-9][0-9]{0,5})(?<unit>[mg])");

  /** RFC 6750, 2.1; long enough that nobody guesses it. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,255}");

  private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,255}");
  private static final int LONGEST_CREDENTIAL = 255;

  /** As 96 bits in base64: beyond guessing, where it was made at random. */
  private static final int SHORTEST_CLIENT_SECRET = 16;

  private static final int SHORTEST_PASSWORD = 12;

  private final SettingSource source;

  private SettingsReader(SettingSource source) {
    this.source = source;
  }

  /**
   * Reads; touches no file but those that hold secrets.
   *
   * @throws SettingRefused when one is wrong
   */
  public static Settings read(SettingSource source) {
    return new SettingsReader(source).read();
  }

  private Settings read() {
    Path dataDirectory = path(SettingName.DATA_DIR).orElse(absolute(DEFAULT_DATA_DIRECTORY));
    return new Settings(
        http(),
        dataDirectory,
        database(dataDirectory),
        source.text(SettingName.PUBLIC_URL).map(SettingsReader::publicUrl),
        source
            .text(SettingName.TRUSTED_PROXIES)
            .map(TrustedProxies::read)
            .orElseGet(TrustedProxies::none),
        new RateLimitSettings(
            rate(SettingName.RATE_LIMIT_LOGINS), rate(SettingName.RATE_LIMIT_ISSUING)),
        path(SettingName.MASTER_KEY_FILE),
        heapMib(),
        bootstrapClient(),
        bootstrapAdministrator(),
        metricsToken(),
        log());
  }

  private Optional<Secret> metricsToken() {
    Optional<Secret> token = source.secret(SettingName.METRICS_TOKEN);
    if (token.filter(found -> TOKEN.matcher(found.value()).matches()).isEmpty()
        && token.isPresent()) {
      throw new SettingRefused(
          SettingName.METRICS_TOKEN.variable()
              + " is not of 16 to 255 letters, digits and characters of '-._~+/='.");
    }
    return token;
  }

  private LogSettings log() {
    return new LogSettings(
        choice(SettingName.LOG_FORMAT, LogSettings.Format.class).orElse(LogSettings.Format.TEXT),
        choice(SettingName.LOG_LEVEL, LogSettings.Severity.class),
        choice(SettingName.ACCESS_LOG, Switch.class).filter(Switch.TRUE::equals).isPresent());
  }

  private enum Switch {
    TRUE,
    FALSE
  }

  /** A value of an enum, by its name, in small letters or capitals. */
  private <E extends Enum<E>> Optional<E> choice(SettingName name, Class<E> type) {
    return source.text(name).map(text -> choice(name, text, type.getEnumConstants()));
  }

  private static <E extends Enum<E>> E choice(SettingName name, String text, E[] choices) {
    List<String> names = new ArrayList<>();
    for (E each : choices) {
      if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
        return each;
      }
      names.add(each.name().toLowerCase(Locale.ROOT));
    }
    throw new SettingRefused(
        name.variable() + " is '" + text + "'; one of " + String.join(", ", names) + " is needed.");
  }

  private HttpEndpoint http() {
    String host = source.text(SettingName.HTTP_HOST).orElse(DEFAULT_HOST);
    return new HttpEndpoint(host, port(source.text(SettingName.HTTP_PORT).orElse(DEFAULT_PORT)));
  }

  private static int port(String text) {
    // Digits alone: Integer.parseInt would take a sign and the digits of other scripts.
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > HttpEndpoint.HIGHEST_PORT) {
      throw new SettingRefused(
          SettingName.HTTP_PORT.variable()
              + " is '"
              + text
              + "'; a number from 1 to "
              + HttpEndpoint.HIGHEST_PORT
              + " is needed.");
    }
    return Integer.parseInt(text);
  }

  private OptionalInt heapMib() {
    Optional<String> text = source.text(SettingName.HEAP);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    Matcher size = HEAP.matcher(text.get());
    int mib =
        size.matches()
            ? Integer.parseInt(size.group("number")) * (size.group("unit").equals("g") ? 1024 : 1)
            : 0;
    if (mib < SMALLEST_HEAP_MIB) {
      throw new SettingRefused(
          SettingName.HEAP.variable()
              + " is '"
              + text.get()
              + "'; a size such as 512m or 2g is needed, and at least "
              + SMALLEST_HEAP_MIB
              + "m.");
    }
    return OptionalInt.of(mib);
  }

  private OptionalInt rate(SettingName name) {
    Optional<String> text = source.text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("[1-9][0-9]{0,5}")) {
      throw new SettingRefused(
          name.variable()
              + " is '"
              + text.get()
              + "'; how many in a minute is needed, a number from 1 to 999999.");
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  private Database database(Path dataDirectory) {
    Optional<String> url = source.text(SettingName.DATABASE_URL);
    Optional<String> user = source.text(SettingName.DATABASE_USER);
    Optional<Secret> password = source.secret(SettingName.DATABASE_PASSWORD);
    if (url.isPresent()) {
      return DatabaseUrl.read(url.get(), user, password);
    }
    if (user.isPresent() || password.isPresent()) {
      throw new SettingRefused(
          (user.isPresent() ? SettingName.DATABASE_USER : SettingName.DATABASE_PASSWORD).variable()
              + " is set without "
              + SettingName.DATABASE_URL.variable()
              + ".");
    }
    return new Database.Embedded(dataDirectory.resolve("database"));
  }

  private static URI publicUrl(String text) {
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Answered below, with the same words as for the other forms that are no use.
    }
    throw new SettingRefused(
        SettingName.PUBLIC_URL.variable()
            + " is '"
            + text
            + "'; a URL such as http://pki.example.com is needed, without query or fragment.");
  }

  private Optional<BootstrapClient> bootstrapClient() {
    Optional<String> clientId = source.text(SettingName.BOOTSTRAP_CLIENT_ID);
    Optional<Secret> secret = source.secret(SettingName.BOOTSTRAP_CLIENT_SECRET);
    bothOrNone(
        clientId.isPresent(),
        SettingName.BOOTSTRAP_CLIENT_ID,
        secret.isPresent(),
        SettingName.BOOTSTRAP_CLIENT_SECRET);
    clientId.filter(id -> !CLIENT_ID.matcher(id).matches()).ifPresent(id -> refuseClientId());
    secret.ifPresent(
        given -> requireLength(SettingName.BOOTSTRAP_CLIENT_SECRET, given, SHORTEST_CLIENT_SECRET));
    return clientId.map(id -> new BootstrapClient(id, secret.orElseThrow()));
  }

  private Optional<BootstrapAdministrator> bootstrapAdministrator() {
    Optional<String> email = source.text(SettingName.BOOTSTRAP_ADMIN_EMAIL);
    Optional<Secret> password = source.secret(SettingName.BOOTSTRAP_ADMIN_PASSWORD);
    bothOrNone(
        email.isPresent(),
        SettingName.BOOTSTRAP_ADMIN_EMAIL,
        password.isPresent(),
        SettingName.BOOTSTRAP_ADMIN_PASSWORD);
    password.ifPresent(
        given -> requireLength(SettingName.BOOTSTRAP_ADMIN_PASSWORD, given, SHORTEST_PASSWORD));
    return email.map(address -> new BootstrapAdministrator(address, password.orElseThrow()));
  }

  private static void refuseClientId() {
    throw new SettingRefused(
        SettingName.BOOTSTRAP_CLIENT_ID.variable()
            + " must be 1 to "
            + LONGEST_CREDENTIAL
            + " visible ASCII characters.");
  }

  private void requireLength(SettingName name, Secret secret, int least) {
    int characters = secret.value().codePointCount(0, secret.value().length());
    if (characters < least || characters > LONGEST_CREDENTIAL) {
      throw new SettingRefused(
          source.variableOf(name)
              + " gives a secret that is too "
              + (characters < least ? "short" : "long")
              + "; "
              + least
              + " to "
              + LONGEST_CREDENTIAL
              + " characters are needed.");
    }
  }

  private static void bothOrNone(
      boolean first, SettingName firstName, boolean second, SettingName secondName) {
    if (first != second) {
      throw new SettingRefused(
          (first ? firstName : secondName).variable()
              + " is set without "
              + (first ? secondName : firstName).variable()
              + "; set both or neither.");
    }
  }

  private Optional<Path> path(SettingName name) {
    try {
      return source.text(name).map(SettingsReader::absolute);
    } catch (InvalidPathException e) {
      throw new SettingRefused(name.variable() + " is not a path on this system.", e);
    }
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }
}
