package org.countersign.adapters.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.Security;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

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

  private static URLClassLoader deployment() {
    URL[] jars =
        Stream.of(
                ProviderChoice.class,
                KeyAlgorithm.class,
                BouncyCastleProvider.class,
                com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
  }
}
