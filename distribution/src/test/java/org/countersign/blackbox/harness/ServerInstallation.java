package org.countersign.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@code countersign.jar} and the files beside it. */
public record ServerInstallation(Path jar) {

  private static final String RUNTIME = "countersign-runtime";

  /** Where an ELF file says for which kind of machine it is. */
  private static final int ELF_MACHINE_OFFSET = 18;

  private static final byte ELF_MACHINE_RISC_V = (byte) 243;

  /** The one that the build made. */
  public static ServerInstallation built() {
    return new ServerInstallation(
        Path.of(System.getProperty("countersign.jar", "target/countersign.jar")).toAbsolutePath());
  }

  /** A copy of it that logs all that can be logged. */
  public static ServerInstallation loggingEverything() {
    ServerInstallation copy = copy();
    try {
      raiseLevels(copy.runtime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** A copy of it whose native libraries are those of another kind of machine. */
  public static ServerInstallation withForeignNativeLibraries() {
    ServerInstallation copy = copy();
    try (Stream<Path> tree = Files.walk(copy.runtime().resolve("native"))) {
      List<Path> libraries = tree.filter(file -> file.toString().endsWith(".so")).toList();
      assertThat(libraries).as("native libraries of %s", copy).isNotEmpty();
      for (Path library : libraries) {
        byte[] elf = Files.readAllBytes(library);
        elf[ELF_MACHINE_OFFSET] = ELF_MACHINE_RISC_V;
        Files.write(library, elf);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** A copy of it, to be changed. */
  public static ServerInstallation copy() {
    Path directory = TestDirectory.fresh("installation");
    ServerInstallation copy =
        new ServerInstallation(directory.resolve(built().jar().getFileName()));
    try {
      Files.copy(built().jar(), copy.jar());
      copyTree(built().runtime(), copy.runtime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** The web application, unpacked. */
  public Path application() {
    return runtime().resolve("ROOT");
  }

  private Path runtime() {
    return jar.resolveSibling(RUNTIME);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : tree.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /**
   * Every logger that has a name. The root itself stays: at its finest level a nameless logger of
   * the application server's fails to write its own record, and the deployment with it.
   */
  private static final String FINEST =
      Stream.of("org", "com", "fish", "jakarta", "java", "javax", "jdk", "sun", "PayaraMicro")
          .map(prefix -> prefix + ".level=FINEST\n")
          .collect(Collectors.joining("\n", "\n", ""));

  private static void raiseLevels(Path runtime) throws IOException {
    try (Stream<Path> tree = Files.walk(runtime)) {
      List<Path> files = tree.filter(file -> file.endsWith("logging.properties")).toList();
      assertThat(files).as("logging.properties below %s", runtime).isNotEmpty();
      for (Path file : files) {
        String levels = Files.readString(file).replaceAll("(?m)^(\\S+\\.level) *=.*$", "$1=FINEST");
        Files.writeString(file, levels + FINEST);
      }
    }
  }
}
