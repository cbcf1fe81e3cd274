package org.countersign.adapters.crypto.provider;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * Chooses the provider for each kind of key.
 *
 * <p>Amazon Corretto, native code, is the fastest for every operation on every kind of key that was
 * measured, by three to eight times; where its library does not load, Bouncy Castle is the faster
 * one for ECDSA and the JDK for RSA.
 */
public final class ProviderChoice {

  private static final System.Logger LOG = System.getLogger(ProviderChoice.class.getName());

  /** The JDK's own name for its RSA provider; another maker's JDK may lack it. */
  private static final String JDK_RSA = "SunRsaSign";

  private final Provider rsa;
  private final Provider ecdsa;

  private ProviderChoice(Provider rsa, Provider ecdsa) {
    this.rsa = rsa;
    this.ecdsa = ecdsa;
  }

  /** The fastest that works on this machine. */
  public static ProviderChoice fastest() {
    return nativeCode().orElseGet(ProviderChoice::withoutNativeCode);
  }

  /**
   * Amazon Corretto for everything; empty where its native library does not load or fails its
   * self-tests.
   */
  public static Optional<ProviderChoice> nativeCode() {
    try {
      AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
      corretto.assertHealthy();
      return Optional.of(new ProviderChoice(corretto, corretto));
    } catch (RuntimeException | LinkageError e) {
      LOG.log(
          Level.INFO,
          "The native cryptography does not load on {0} {1} ({2}); signing and verifying in Java,"
              + " which is slower",
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          e.getMessage());
      return Optional.empty();
    }
  }

  /** Bouncy Castle for ECDSA, the JDK for RSA: works everywhere. */
  public static ProviderChoice withoutNativeCode() {
    Provider bouncyCastle = new BouncyCastleProvider();
    Provider jdk = Security.getProvider(JDK_RSA);
    return new ProviderChoice(jdk == null ? bouncyCastle : jdk, bouncyCastle);
  }

  Provider of(KeyAlgorithm.Family family) {
    return switch (family) {
      case RSA -> rsa;
      case ECDSA -> ecdsa;
    };
  }

  @Override
  public String toString() {
    return "RSA by " + rsa.getName() + ", ECDSA by " + ecdsa.getName();
  }
}
