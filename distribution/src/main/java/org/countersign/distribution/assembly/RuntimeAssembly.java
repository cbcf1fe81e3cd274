package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.distribution.launcher.NativeLibraries;

/**
 * Lays out the runtime: the application server's jars, the web application, our server classes, and
 * a configuration with what is not needed switched off.
 */
final class RuntimeAssembly {

  /**
   * The time of every file, so that the same build makes the same jar, and unpacked files are as
   * old as those they were made from: an archive of classes is tied to the jars' times.
   */
  static final FileTime FILE_TIME = FileTime.from(Instant.parse("2025-01-01T00:00:00Z"));

  private static final String SERVER_CLASSES = "server.jar";

  /** What the settings use of the domain: which name a mistyped one was meant to be. */
  private static final String DOMAIN_FOLDER = "org/countersign/domain/spelling/";

  private final Path runtime;

  private RuntimeAssembly(Path runtime) {
    this.runtime = runtime;
  }

  /**
   * Makes the runtime and {@code countersign.jar}.
   *
   * @param arguments application server jar, web application, jar of our classes, sources of the
   *     configuration, JNA's jar, the runtime's directory, the jar to make, version
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> paths = Stream.of(arguments).limit(7).map(Path::of).toList();
    RuntimeAssembly assembly = new RuntimeAssembly(paths.get(5));
    assembly.layOut(paths.get(0), paths.get(1), paths.get(2), paths.get(3));
    BuildId.write(assembly.runtime);
    ExecutableJar.write(
        paths.get(6),
        assembly.runtime.resolve(SERVER_CLASSES),
        paths.get(4),
        assembly.runtime,
        arguments[7]);
    ArchiveAtBuild.make(assembly.runtime);
  }

  private void layOut(Path serverJar, Path application, Path classes, Path configuration)
      throws IOException, InterruptedException {
    FileTree.delete(runtime);
    Files.createDirectories(runtime);
    unpackServer(serverJar);
    ServerLibraries.reduce(runtime.resolve("runtime"));
    FileTree.unpack(application, runtime.resolve("ROOT"));
    UnscannedLibraries.mark(runtime.resolve("ROOT"));
    NativeCryptography.unpack(runtime.resolve("ROOT"), runtime.resolve(NativeLibraries.FOLDER));
    ExecutableJar.writeServerClasses(
        runtime.resolve(SERVER_CLASSES), classes, domain(), DOMAIN_FOLDER);
    Path instance = Files.createDirectory(runtime.resolve("instance"));
    for (String part : List.of("config", "lib")) {
      Files.move(runtime.resolve(part), instance.resolve(part));
    }
    Files.copy(
        configuration.resolve("logging.properties"),
        instance.resolve("config").resolve("logging.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    DefaultDescriptor.reduce(instance.resolve("config").resolve("default-web.xml"));
    DomainConfiguration.reduce(instance.resolve("config").resolve("domain.xml"));
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FILE_TIME);
      }
    }
  }

  /** As it is in the web application. */
  private Path domain() throws IOException {
    Path libraries = runtime.resolve("ROOT").resolve("WEB-INF").resolve("lib");
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("domain-"))
          .findFirst()
          .orElseThrow(() -> new IOException("No domain in " + libraries));
    }
  }

  private void unpackServer(Path serverJar) throws IOException, InterruptedException {
    Process unpack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                serverJar.toString(),
                "--rootdir",
                runtime.toString(),
                "--outputlauncher")
            .redirectErrorStream(true)
            .start();
    String said = new String(unpack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (unpack.waitFor() != 0 || !Files.exists(runtime.resolve("launch-micro.jar"))) {
      throw new IOException("The application server did not unpack: " + said);
    }
    for (String unused : List.of("docroot", "META-INF", ".env", "config/boot.txt")) {
      FileTree.delete(runtime.resolve(unused));
    }
  }
}
