package org.countersign.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.countersign.distribution.launcher.Launcher;

/** Packs the launcher, what it needs, and the whole runtime into one jar that can be run. */
final class ExecutableJar {

  private final JarOutputStream out;
  private final Set<String> written = new HashSet<>();

  private ExecutableJar(JarOutputStream out) {
    this.out = out;
  }

  static void write(Path jar, Path classes, Path jna, Path runtime, String version)
      throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(version))) {
      // Nearly all of it is jars, which do not get smaller a second time.
      out.setLevel(Deflater.BEST_SPEED);
      ExecutableJar executable = new ExecutableJar(out);
      executable.addEntries(classes, name -> true);
      executable.addEntries(jna, name -> true);
      executable.addTree(runtime);
    }
  }

  /**
   * Packs what runs outside of the application: classes, and those of the domain that they use.
   *
   * @param folder of the domain's jar, with a slash at its end
   */
  static void writeServerClasses(Path jar, Path classes, Path domain, String folder)
      throws IOException {
    try (JarFile file = new JarFile(classes.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), file.getManifest())) {
      ExecutableJar server = new ExecutableJar(out);
      server.addEntries(classes, name -> true);
      server.addEntries(domain, name -> name.startsWith(folder));
    }
  }

  private static Manifest manifest(String version) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
    attributes.put(Attributes.Name.IMPLEMENTATION_TITLE, "Countersign");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    // JNA has native code; JDK 22 and later warn of it otherwise.
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    return manifest;
  }

  private void addEntries(Path jar, Predicate<String> names) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (isWanted(entry) && names.test(entry.getName())) {
          try (InputStream content = file.getInputStream(entry)) {
            add(entry.getName(), content);
          }
        }
      }
    }
  }

  /** JNA brings native code for systems on which the launcher does not use it. */
  private static boolean isWanted(JarEntry entry) {
    String name = entry.getName();
    boolean foreign =
        name.endsWith(".dll")
            || (name.endsWith("libjnidispatch.so") && !name.contains("/linux-"))
            || name.endsWith("libjnidispatch.a");
    return !entry.isDirectory()
        && !foreign
        && !name.endsWith("module-info.class")
        && !name.equals(JarFile.MANIFEST_NAME);
  }

  private void addTree(Path runtime) throws IOException {
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = runtime.getFileName() + "/" + runtime.relativize(file);
        try (InputStream content = Files.newInputStream(file)) {
          add(name.replace('\\', '/'), content);
        }
      }
    }
  }

  /** Writes an entry that is the same in each build. */
  static void write(JarOutputStream out, String name, InputStream content) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setLastModifiedTime(RuntimeAssembly.FILE_TIME);
    out.putNextEntry(entry);
    content.transferTo(out);
    out.closeEntry();
  }

  private void add(String name, InputStream content) throws IOException {
    if (written.add(name)) {
      write(out, name, content);
    }
  }
}
