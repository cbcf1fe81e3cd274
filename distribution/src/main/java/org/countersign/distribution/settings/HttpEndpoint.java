package org.countersign.distribution.settings;

import java.util.Objects;

/**
 * Where the server listens.
 *
 * @param host a host name or an IP address of this machine
 * @param port 1 to 65535
 */
public record HttpEndpoint(String host, int port) {

  static final int HIGHEST_PORT = 65_535;

  public HttpEndpoint {
    Objects.requireNonNull(host, "host");
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "Port is " + port + "; 1 to " + HIGHEST_PORT + " are possible");
    }
  }

  /** Such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
