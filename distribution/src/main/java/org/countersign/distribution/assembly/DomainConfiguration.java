package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
    Document document = xml.document();
    for (Change change : CHANGES) {
      List<Element> elements = found(document, change, file);
      elements.forEach(element -> change.attributes().forEach(element::setAttribute));
    }
    for (String element : UNKNOWN) {
      found(document, new Change(element, "", Map.of()), file).forEach(DomainConfiguration::remove);
    }
    removeSecureListener(document);
    xml.write();
  }

  private static List<Element> found(Document document, Change change, Path file)
      throws IOException {
    List<Element> elements = elements(document, change);
    if (elements.isEmpty()) {
      throw new IOException("No " + change.element() + " in " + file);
    }
    return elements;
  }

  private static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  /** TLS is a proxy's affair; the listener would need a certificate that nobody issued. */
  private static void removeSecureListener(Document document) {
    for (String element : List.of("network-listener", "protocol")) {
      elements(document, new Change(element, "https-listener", Map.of()))
          .forEach(DomainConfiguration::remove);
    }
    elements(document, new Change("virtual-server", "", Map.of()))
        .forEach(server -> server.setAttribute("network-listeners", "http-listener"));
  }

  private static List<Element> elements(Document document, Change change) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(change.element());
    for (int index = 0; index < nodes.getLength(); index++) {
      Element element = (Element) nodes.item(index);
      boolean named =
          change.name().isEmpty()
              || change.name().equals(element.getAttribute("name"))
              || change.name().equals(element.getAttribute("id"));
      if (named) {
        found.add(element);
      }
    }
    return found;
  }
}
