package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the application server from reading every class of every library for annotations, at each
 * start. It honours no exclusion there, but passes over a jar that stands beside itself unpacked,
 * under a name made of its path; so each library without annotations gets an empty such directory.
 */
final class UnscannedLibraries {

  /** Those in which the server must find what is annotated. */
  private static final List<String> SCANNED = List.of("adapters-rest-", "adapters-persistence-");

  private UnscannedLibraries() {}

  static void mark(Path application) throws IOException {
    try (Stream<Path> jars = Files.list(application.resolve("WEB-INF").resolve("lib"))) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (name.endsWith(".jar") && SCANNED.stream().noneMatch(name::startsWith)) {
          mark(application, name);
        }
      }
    }
  }

  /** Marks the library of that name. */
  static void mark(Path application, String jarName) throws IOException {
    Path marker = Files.createDirectory(application.resolve(markerOf(jarName)));
    // A directory with nothing in it would be lost on the way through a jar.
    Files.createFile(marker.resolve("unscanned"));
  }

  /** As the server makes it of {@code WEB-INF/lib/name.jar}. */
  private static String markerOf(String jarName) {
    return ("WEB-INF/lib/" + jarName).replaceAll("[/ ]", "__").replace(".jar", "_jar");
  }
}
