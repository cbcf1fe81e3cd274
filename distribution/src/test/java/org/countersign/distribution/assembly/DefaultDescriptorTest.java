package org.countersign.distribution.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build itself does this to the server's file: where it fails here, it fails there. */
final class DefaultDescriptorTest {

  private static final String DESCRIPTOR =
      """
      <web-app>
        <context-param><param-name>a</param-name></context-param>
        <servlet><servlet-name>default</servlet-name></servlet>
        <servlet><servlet-name>jsp</servlet-name></servlet>
        <servlet-mapping><servlet-name>default</servlet-name></servlet-mapping>
        <servlet-mapping><servlet-name>jsp</servlet-name></servlet-mapping>
        <mime-mapping><extension>css</extension></mime-mapping>
        <mime-mapping><extension>mpeg</extension></mime-mapping>
      </web-app>
      """;

  @TempDir private Path directory;

  @Test
  void leavesOutPagesAndTypesThatNobodyAsksFor() throws IOException {
    Path file = Files.writeString(directory.resolve("default-web.xml"), DESCRIPTOR);

    DefaultDescriptor.reduce(file);

    assertThat(Files.readString(file))
        .contains("<servlet-name>default</servlet-name>", "<extension>css</extension>")
        .doesNotContain("jsp", "mpeg", "context-param");
  }

  @Test
  void failsWhereTheServersFileIsAnother() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("default-web.xml"), DESCRIPTOR.replace(">jsp<", ">pages<"));

    assertThatThrownBy(() -> DefaultDescriptor.reduce(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("to leave out in " + file);
  }
}
