package org.countersign.adapters.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProviderChoiceTest {

  @Test
  void choosesBouncyCastleForEcdsaAndTheJdkForRsaWithoutNativeCode() {
    ProviderChoice choice = ProviderChoice.withoutNativeCode();

    assertThat(choice.of(KeyAlgorithm.Family.ECDSA).getName()).isEqualTo("BC");
    assertThat(choice.of(KeyAlgorithm.Family.RSA).getName()).isEqualTo("SunRsaSign");
  }

  @Test
  void choosesNativeCodeWhereItLoads() {
    Providers.nativeCode();

    assertThat(ProviderChoice.fastest())
        .hasToString("RSA by AmazonCorrettoCryptoProvider, ECDSA by AmazonCorrettoCryptoProvider");
  }

  @Test
  void leavesTheProvidersOfThePlatformAlone() {
    String[] before = names();

    ProviderChoice.fastest();
    ProviderChoice.withoutNativeCode();

    assertThat(names()).isEqualTo(before);
  }

  private static String[] names() {
    return Arrays.stream(Security.getProviders()).map(Object::toString).toArray(String[]::new);
  }

  /**
   * An application server loads the native library again, by a new class loader, at each
   * deployment.
   */
  @Test
  void worksAgainAfterARedeployment() throws Exception {
    Providers.nativeCode();
    for (int deployment = 0; deployment < 3; deployment++) {
      try (URLClassLoader loader = deployment()) {
        Class<?> choice = loader.loadClass(ProviderChoice.class.getName());
        assertThat(choice).isNotSameAs(ProviderChoice.class);
        assertThat(choice.getMethod("fastest").invoke(null).toString()).contains("ECDSA by Amazon");
      }
    }
  }

  /** As on a machine for which there is none: the jar has no library that loads. */
  @Test
  void saysInOneLineThatNativeCodeDoesNotLoadAndWorksWithoutIt(@TempDir Path directory)
      throws Exception {
    List<String> said = new ArrayList<>();
    Logger logger = Logger.getLogger(ProviderChoice.class.getName());
    Handler handler = collecting(said);
    logger.addHandler(handler);
    try (URLClassLoader loader = deployment(withoutLibrary(directory.resolve("corretto.jar")))) {
      Class<?> choice = loader.loadClass(ProviderChoice.class.getName());
      assertThat(choice.getMethod("fastest").invoke(null))
          .hasToString("RSA by SunRsaSign, ECDSA by BC");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(said)
        .singleElement(STRING)
        .startsWith("The native cryptography does not load on " + System.getProperty("os.name"))
        .doesNotContain("\n");
  }

  private static Handler collecting(List<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        said.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static URL withoutLibrary(Path copy) throws Exception {
    Files.copy(Path.of(jarOf(AmazonCorrettoCryptoProvider.class).toURI()), copy);
    try (FileSystem jar = FileSystems.newFileSystem(copy);
        Stream<Path> entries = Files.walk(jar.getPath("/"))) {
      List<Path> libraries = entries.filter(file -> file.toString().endsWith(".so")).toList();
      assertThat(libraries).isNotEmpty();
      for (Path library : libraries) {
        Files.delete(library);
      }
    }
    return copy.toUri().toURL();
  }

  private static URLClassLoader deployment() {
    return deployment(jarOf(AmazonCorrettoCryptoProvider.class));
  }

  private static URLClassLoader deployment(URL corretto) {
    URL[] jars =
        Stream.concat(
                Stream.of(ProviderChoice.class, KeyAlgorithm.class, BouncyCastleProvider.class)
                    .map(ProviderChoiceTest::jarOf),
                Stream.of(corretto))
            .toArray(URL[]::new);
    return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
  }

  private static URL jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
