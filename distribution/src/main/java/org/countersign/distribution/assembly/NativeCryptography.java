package org.countersign.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the native code out of its jars: a start would unpack it into a temporary directory, and
 * check the jar's signature on the way.
 */
final class NativeCryptography {

  /** The machine is what the jar's name ends with. */
  private static final Pattern JAR =
      Pattern.compile("AmazonCorrettoCryptoProvider-.+?-(?<machine>[a-z]+-[a-z0-9_]+)\\.jar");

  private static final Pattern LIBRARY = Pattern.compile(".+/(?<name>lib[^/]+\\.so)");

  private NativeCryptography() {}

  static void unpack(Path application, Path to) throws IOException {
    try (Stream<Path> jars = Files.list(application.resolve("WEB-INF").resolve("lib"))) {
      for (Path jar : jars.toList()) {
        Matcher name = JAR.matcher(jar.getFileName().toString());
        if (name.matches()) {
          Path folder = Files.createDirectories(to.resolve(name.group("machine")));
          unpackLibraries(jar, folder);
        }
      }
    }
  }

  private static void unpackLibraries(Path file, Path folder) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      boolean found = false;
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        Matcher name = LIBRARY.matcher(entry.getName());
        if (name.matches()) {
          found = true;
          try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, folder.resolve(name.group("name")));
          }
        }
      }
      if (!found) {
        throw new IOException("No native library in " + file);
      }
    }
  }
}
