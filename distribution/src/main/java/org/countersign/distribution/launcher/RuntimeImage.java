package org.countersign.distribution.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.SettingRefused;

/**
 * The server's files, unpacked: jars of the application server, the web application, the
 * configuration they start with. Never written to by a running server, so that several may share
 * it.
 *
 * @param path the directory
 */
public record RuntimeImage(Path path) {

  /** The name of the directory beside the jar, and of the folder inside it. */
  static final String NAME = "countersign-runtime";

  private static final String BUILD_ID = "build-id";

  /**
   * Finds the one beside the jar, if it is of the same build; else the one in the data directory,
   * unpacked now if it is not there yet.
   */
  static RuntimeImage find(Path jar, DataDirectory directory) {
    try (JarFile file = new JarFile(jar.toFile())) {
      String buildId = buildIdIn(file);
      RuntimeImage beside = new RuntimeImage(jar.resolveSibling(NAME));
      if (beside.isOfBuild(buildId)) {
        return beside;
      }
      RuntimeImage own = new RuntimeImage(in(directory).resolve(buildId));
      if (!own.isOfBuild(buildId)) {
        own.unpack(file);
      }
      return own;
    } catch (IOException e) {
      throw new SettingRefused(
          "The server cannot be unpacked into the data directory " + directory.path() + ".", e);
    }
  }

  private static Path in(DataDirectory directory) {
    return directory.path().resolve("runtime");
  }

  /**
   * Deletes those of other builds from a data directory, and what was left of an unpacking that did
   * not end. Only who has claimed the directory may: no other server runs from it then.
   */
  void deleteOthersIn(DataDirectory directory) throws IOException {
    if (!Files.isDirectory(in(directory))) {
      return;
    }
    List<Path> builds;
    try (Stream<Path> all = Files.list(in(directory))) {
      builds = all.filter(Files::isDirectory).toList();
    }
    for (Path build : builds) {
      if (!Files.isSameFile(build, path)) {
        delete(build);
      }
    }
  }

  /**
   * The one beside the jar, unpacked now if it is not there yet.
   *
   * @throws SettingRefused when that directory cannot be written
   */
  static RuntimeImage beside(Path jar) {
    RuntimeImage beside = new RuntimeImage(jar.resolveSibling(NAME));
    try (JarFile file = new JarFile(jar.toFile())) {
      if (!beside.isOfBuild(buildIdIn(file))) {
        beside.unpack(file);
        beside.letOthersRead();
      }
      if (!Files.isWritable(beside.path())) {
        throw new IOException("not writable");
      }
      return beside;
    } catch (IOException e) {
      throw new SettingRefused(
          "The server cannot be unpacked into " + beside.path() + ": it cannot be written.", e);
    }
  }

  /** Who prepares it is root, who starts from it is not; no secret is in it. */
  private void letOthersRead() throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String buildIdIn(JarFile file) throws IOException {
    JarEntry entry = file.getJarEntry(NAME + "/" + BUILD_ID);
    if (entry == null) {
      throw new IOException("No " + BUILD_ID + " in " + file.getName());
    }
    try (InputStream content = file.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private boolean isOfBuild(String buildId) throws IOException {
    Path file = path.resolve(BUILD_ID);
    return Files.isRegularFile(file) && Files.readString(file).equals(buildId);
  }

  /** Whole or not at all: into a directory of another name, then renamed. */
  private void unpack(JarFile file) throws IOException {
    Files.createDirectories(path.getParent(), DataDirectory.ownerOnly());
    Path unfinished = Files.createTempDirectory(path.getParent(), ".unpacking");
    Enumeration<JarEntry> entries = file.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      if (entry.getName().startsWith(NAME + "/") && !entry.isDirectory()) {
        Path target = unfinished.resolve(entry.getName().substring(NAME.length() + 1)).normalize();
        if (!target.startsWith(unfinished)) {
          throw new IOException("Entry outside its folder: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream(entry)) {
          Files.copy(content, target);
        }
        // The class archive is tied to the jars' times.
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
      }
    }
    delete(path);
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a directory with all that is in it, if it is there. */
  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Our classes that run outside the web application. */
  Path serverJar() {
    return path.resolve("server.jar");
  }

  /** The application server's boot classes, whose manifest names its other jars. */
  Path bootJar() {
    return path.resolve("launch-micro.jar");
  }

  /** The web application, unpacked; named so that the server gives it the root context. */
  Path application() {
    return path.resolve("ROOT");
  }

  /** What each start copies: the configuration, and the adapters of the connection pool. */
  Path instanceTemplate() {
    return path.resolve("instance");
  }

  /** Where archives of loaded classes are. */
  Path classArchives() {
    return path.resolve("cds");
  }
}
