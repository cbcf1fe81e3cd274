package org.countersign.distribution.assembly;

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
              Map.of(
                  // Requests on one connection before it is closed: -1 is without end.
                  "max-connections", "-1",
                  "timeout-seconds", "60",
                  "server-header", "false",
                  "xpowered-by", "false",
                  "comet-support-enabled", "false",
                  // We speak none, and its filter writes the headers of every request to its log.
                  "websockets-support-enabled", "false",
                  // The application refuses TRACE, in its envelope; the server would say nothing.
                  "trace-enabled", "true",
                  // Bodies are bounded at 1 MiB by the REST adapter; what it leaves is drained.
                  "max-post-size-bytes", "2097152")),
          new Change("thread-pool", "http-thread-pool", Map.of("min-thread-pool-size", "8")),
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
