package org.countersign.blackbox.harness;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server is started with.
 *
 * @param environment more variables
 */
public record ServerConfiguration(
    Path dataDirectory, String clientId, String clientSecret, Map<String, String> environment) {

  public ServerConfiguration {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("COUNTERSIGN_DATA_DIR", dataDirectory.toString());
    all.put("COUNTERSIGN_BOOTSTRAP_CLIENT_ID", clientId);
    all.put("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET", clientSecret);
    all.putAll(environment);
    environment = Collections.unmodifiableMap(all);
  }

  /** An empty data directory, credentials made now. */
  public static ServerConfiguration fresh() {
    return new ServerConfiguration(
        TestDirectory.fresh("data"), RandomText.name("bootstrap"), RandomText.secret(), Map.of());
  }

  /** The same with one more variable, or another value for it. */
  public ServerConfiguration with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new ServerConfiguration(dataDirectory, clientId, clientSecret, more);
  }

  @Override
  public String toString() {
    return "ServerConfiguration[" + dataDirectory + "]";
  }
}
