package org.countersign.distribution.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All settings, checked.
 *
 * @param http where the server listens; a server that hosts the web application has its own
 * @param dataDirectory absolute; holds the embedded database and the master key
 * @param publicUrl what the AIA, CRL and OCSP pointers in certificates begin with, without a slash
 *     at the end; absent: certificates carry none
 * @param trustedProxies whose word on the client counts; on every server
 * @param rateLimits on this node
 * @param masterKeyFile the file with the master key; absent: one in the data directory
 * @param heapMib how large the heap of our own server may grow; absent: by the memory there is
 * @param bootstrapClient absent: no machine identity is made
 * @param bootstrapAdministrator absent: no console user is made
 * @param metricsToken what who reads the metrics must bring; absent: nothing
 */
public record Settings(
    HttpEndpoint http,
    Path dataDirectory,
    Database database,
    Optional<URI> publicUrl,
    TrustedProxies trustedProxies,
    RateLimitSettings rateLimits,
    Optional<Path> masterKeyFile,
    OptionalInt heapMib,
    Optional<BootstrapClient> bootstrapClient,
    Optional<BootstrapAdministrator> bootstrapAdministrator,
    Optional<Secret> metricsToken,
    LogSettings log) {

  public Settings {
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(dataDirectory, "dataDirectory");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(publicUrl, "publicUrl");
    Objects.requireNonNull(trustedProxies, "trustedProxies");
    Objects.requireNonNull(rateLimits, "rateLimits");
    Objects.requireNonNull(masterKeyFile, "masterKeyFile");
    Objects.requireNonNull(heapMib, "heapMib");
    Objects.requireNonNull(bootstrapClient, "bootstrapClient");
    Objects.requireNonNull(bootstrapAdministrator, "bootstrapAdministrator");
    Objects.requireNonNull(metricsToken, "metricsToken");
    Objects.requireNonNull(log, "log");
  }
}
