package org.countersign.distribution.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerInstallation;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether this version of the application server heeds the marks: no document says that it does.
 */
@Tag("long")
class UnscannedLibrariesIT {

  @Test
  void theServerPassesOverMarkedLibrariesAlone() throws IOException {
    ServerInstallation installation = ServerInstallation.copy();
    Path application = installation.application();
    library(application, "unmarked-1.jar", UnmarkedListener.class);
    library(application, "marked-1.jar", MarkedListener.class);
    UnscannedLibraries.mark(application, "marked-1.jar");

    try (ServerUnderTest server =
        ServerUnderTest.start(ServerConfiguration.fresh(), installation)) {
      assertThat(server.log()).contains(UnmarkedListener.SAID).doesNotContain(MarkedListener.SAID);
    }
  }

  private static void library(Path application, String name, Class<?> type) throws IOException {
    String entry = type.getName().replace('.', '/') + ".class";
    Path file = application.resolve("WEB-INF").resolve("lib").resolve(name);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        InputStream content = type.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new ZipEntry(entry));
      content.transferTo(jar);
      jar.closeEntry();
    }
  }
}
