package org.countersign.distribution.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build itself does this to the server's libraries: where it fails here, it fails there. */
final class ServerLibrariesTest {

  private static final String EXTENSION =
      "META-INF/services/jakarta.enterprise.inject.spi.Extension";

  @TempDir private Path libraries;

  @Test
  void leavesOutWhatIsUnusedAndSilencesWhatOffers() throws IOException {
    Path kept = jar("kept-1.jar", EXTENSION, "a/A.class");
    Path silent = jar("silent-1.jar", EXTENSION, "a/A.class");
    jar("unused-1.jar", "a/A.class");

    ServerLibraries.reduce(libraries, List.of("unused-"), List.of("silent-"));

    try (Stream<Path> files = Files.list(libraries)) {
      assertThat(files).containsExactlyInAnyOrder(kept, silent);
    }
    assertThat(entries(silent)).containsExactly("a/A.class");
    assertThat(entries(kept)).contains(EXTENSION);
  }

  @Test
  void failsWhereTheServerHasNoLibraryOfTheName() throws IOException {
    jar("other-1.jar", EXTENSION);

    assertThatThrownBy(() -> ServerLibraries.reduce(libraries, List.of("unused-"), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("No unused-* in " + libraries);
    assertThatThrownBy(() -> ServerLibraries.reduce(libraries, List.of(), List.of("silent-")))
        .isInstanceOf(IOException.class)
        .hasMessage("No silent-* in " + libraries);
  }

  @Test
  void failsWhereALibraryToSilenceOffersNothing() throws IOException {
    Path jar = jar("silent-1.jar", "a/A.class");

    assertThatThrownBy(() -> ServerLibraries.reduce(libraries, List.of(), List.of("silent-")))
        .isInstanceOf(IOException.class)
        .hasMessage("Nothing is offered by " + jar);
  }

  private Path jar(String name, String... entries) throws IOException {
    Path file = libraries.resolve(name);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        jar.putNextEntry(new ZipEntry(entry));
        jar.closeEntry();
      }
    }
    return file;
  }

  private static List<String> entries(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
