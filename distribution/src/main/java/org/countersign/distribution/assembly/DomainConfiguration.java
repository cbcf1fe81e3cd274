package org.countersign.distribution.assembly;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Reduces the application server's configuration to what we need: one HTTP listener, on the address
 * that is set, and no cluster, no calls home, no monitoring, no administration.
 */
final class DomainConfiguration {

  /** Attributes to set, by element and name attribute ("" for any). */
  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "network-listener",
              "http-listener",
              // Resolved when the server starts, from system properties of the process.
              Map.of(
                  "address", "${org.countersign.http.host}",
                  "port", "${org.countersign.http.port}")),
          new Change(
              "http",
              "",
              Map.ofEntries(
                  // Requests on one connection before it is closed: -1 is without end.
                  entry("max-connections", "-1"),
                  entry("timeout-seconds", "60"),
                  entry("server-header", "false"),
                  entry("xpowered-by", "false"),
                  // Not for Comet: the name under which the listener looks for our HTTP edge.
                  entry("comet-support-enabled", "true"),
                  // We speak none, and its filter writes the headers of every request to its log.
                  entry("websockets-support-enabled", "false"),
                  // On a connection without TLS: a second way in, past everything before it.
                  entry("http2-enabled", "false"),
                  // The edge bounds header and methods, and answers what is beyond in our envelope.
                  entry("header-buffer-length-bytes", "32768"),
                  entry("trace-enabled", "true"),
                  // Clients send DELETE with a body of {}; else it would be refused without a word.
                  entry("allow-payload-for-undefined-http-methods", "true"),
                  // Bodies are bounded at 1 MiB by the REST adapter.
                  entry("max-post-size-bytes", "-1"),
                  // What nobody read of a body is drained to here; of more, the connection closes.
                  entry("max-swallowing-input-bytes", "1048576"))),
          // The edge gathers requests in the threads that watch the sockets, and hands them on.
          new Change(
              "transport",
              "tcp",
              Map.of("io-strategy", "org.glassfish.grizzly.strategies.SameThreadIOStrategy")),
          new Change(
              "thread-pool",
              "http-thread-pool",
              Map.of("min-thread-pool-size", "8", "max-thread-pool-size", "200")),
          new Change("hazelcast-config-specific-configuration", "", Map.of("enabled", "false")),
          new Change(
              "das-config",
              "",
              Map.of(
                  "autodeploy-enabled", "false",
                  "dynamic-reload-enabled", "false",
                  // Ours are valid, or no test would pass; reading the schemas costs each start.
                  "deploy-xml-validation", "none")),
          new Change("jmx-connector", "system", Map.of("address", "127.0.0.1", "enabled", "false")),
          new Change("availability-service", "", Map.of("availability-enabled", "false")),
          new Change("web-container-availability", "", Map.of("availability-enabled", "false")),
          new Change("cdi-service", "", Map.of("enable-concurrent-deployment", "false")),
          new Change("monitoring-service-configuration", "", Map.of("enabled", "false")),
          new Change("request-tracing-service-configuration", "", Map.of("enabled", "false")));

  /** Of libraries that {@link ServerLibraries} leaves out. */
  private static final List<String> UNKNOWN =
      List.of("batch-runtime-configuration", "phone-home-runtime-configuration");

  private record Change(String element, String name, Map<String, String> attributes) {}

  private DomainConfiguration() {}

  static void reduce(Path file) throws IOException {
    XmlFile xml = XmlFile.read(file);
    for (Change change : CHANGES) {
      List<Element> elements = found(xml, change.element(), change.name());
      elements.forEach(element -> change.attributes().forEach(element::setAttribute));
    }
    for (String element : UNKNOWN) {
      found(xml, element, "").forEach(XmlFile::remove);
    }
    removeSecureListener(xml);
    xml.write();
  }

  private static List<Element> found(XmlFile xml, String element, String name) throws IOException {
    List<Element> elements = elements(xml, element, name);
    if (elements.isEmpty()) {
      throw new IOException("No " + element + " in " + xml.path());
    }
    return elements;
  }

  /** TLS is a proxy's affair; the listener would need a certificate that nobody issued. */
  private static void removeSecureListener(XmlFile xml) {
    for (String element : List.of("network-listener", "protocol")) {
      elements(xml, element, "https-listener").forEach(XmlFile::remove);
    }
    xml.elements("virtual-server")
        .forEach(server -> server.setAttribute("network-listeners", "http-listener"));
  }

  private static List<Element> elements(XmlFile xml, String element, String name) {
    return xml.elements(element).stream()
        .filter(
            each ->
                name.isEmpty()
                    || name.equals(each.getAttribute("name"))
                    || name.equals(each.getAttribute("id")))
        .toList();
  }
}
