package org.countersign.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leaves out of the application server what this application has no use for: each start would look
 * for it, load it and ask it about every class.
 */
final class ServerLibraries {

  /** Beginnings of names of jars that nothing we use refers to. */
  private static final List<String> UNUSED =
      List.of(
          "glassfish-batch-",
          "payara-jbatch-",
          "gf-jms-injection-",
          "jms-handlers-",
          "hazelcast-eclipselink-coordination",
          "hazelcast-ejb-timer-",
          "jaxrs-client-tracing.",
          "jersey-mp-rest-client.",
          "microprofile-fault-tolerance",
          "microprofile-jwt-auth",
          "microprofile-opentracing",
          "microprofile-rest-client",
          "microprofile-telemetry.",
          "phonehome-bootstrap.",
          "rest-client-ssl.",
          "security-connector-",
          "soteria.spi.",
          "webservices-");

  /** Beginnings of names of jars whose classes are referred to, but which are to offer nothing. */
  private static final List<String> SILENT =
      List.of(
          "cdi-auth-roles.",
          "hibernate-validator-cdi.",
          "jakarta.faces.",
          "jakarta.security.enterprise.",
          "jakarta.servlet.jsp.jstl.",
          "jersey-bean-validation.",
          "jersey-media-",
          "krazo-",
          "payara-jsr107.",
          "payara-micro-cdi-",
          "realm-stores.",
          "tyrus-container-servlet.",
          "wasp.",
          "web-sse.");

  /** By what a library is found: by CDI, by the servlet container, by Jersey, by the JSP engine. */
  private static final Pattern OFFER =
      Pattern.compile(
          "META-INF/services/jakarta\\.enterprise\\.inject\\.spi\\.Extension"
              + "|META-INF/services/jakarta\\.servlet\\.ServletContainerInitializer"
              + "|META-INF/services/org\\.glassfish\\.jersey\\.internal\\.spi\\.(Forced)?AutoDiscoverable"
              + "|META-INF/(beans|web-fragment)\\.xml"
              + "|META-INF/.*\\.tld");

  private ServerLibraries() {}

  /**
   * @throws IOException also when there is no jar of such a name, or one to be silenced offers
   *     nothing: the server is another version, and the lists are to be gone through again
   */
  static void reduce(Path libraries) throws IOException {
    reduce(libraries, UNUSED, SILENT);
  }

  static void reduce(Path libraries, List<String> unused, List<String> silent) throws IOException {
    for (String name : unused) {
      for (Path jar : named(libraries, name)) {
        Files.delete(jar);
      }
    }
    for (String name : silent) {
      for (Path jar : named(libraries, name)) {
        silence(jar);
      }
    }
  }

  private static List<Path> named(Path libraries, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(libraries)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(beginning)).toList();
      if (found.isEmpty()) {
        throw new IOException("No " + beginning + "* in " + libraries);
      }
      return found;
    }
  }

  private static void silence(Path file) throws IOException {
    Path silent = file.resolveSibling(file.getFileName() + ".silent");
    boolean offers = false;
    try (JarFile jar = new JarFile(file.toFile());
        OutputStream content = Files.newOutputStream(silent);
        JarOutputStream copy = new JarOutputStream(content)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (OFFER.matcher(entry.getName()).matches()) {
          offers = true;
        } else {
          try (InputStream part = jar.getInputStream(entry)) {
            ExecutableJar.write(copy, entry.getName(), part);
          }
        }
      }
    }
    if (!offers) {
      throw new IOException("Nothing is offered by " + file);
    }
    Files.delete(file);
    Files.move(silent, file);
  }
}
