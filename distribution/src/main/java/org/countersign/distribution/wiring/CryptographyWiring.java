package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.adapters.crypto.CryptoAdapters;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.application.port.crypto.AccessTokenSigning;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.crypto.SecretHashing;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.SealedSigningKeys;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.Settings;

/** What adapters-crypto fulfils. */
@ApplicationScoped
public class CryptographyWiring {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  @Produces
  @Singleton
  CryptoAdapters adapters(Settings settings) {
    CryptoAdapters adapters = new CryptoAdapters(masterKey(settings));
    LOGGER.log(Level.INFO, "Cryptography: {0}", adapters.describeProviders());
    return adapters;
  }

  /** The start has seen to it that it is there, and the right one. */
  private static MasterKey masterKey(Settings settings) {
    MasterKeyFile file =
        MasterKeyFile.of(settings, DataDirectory.prepare(settings.dataDirectory()));
    byte[] key = file.read();
    try {
      return MasterKey.of(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Produces
  @Singleton
  AccessTokenSigning accessTokenSigning(CryptoAdapters adapters) {
    return adapters.accessTokenSigning();
  }

  @Produces
  @Singleton
  CertificateEncoder certificateEncoder(CryptoAdapters adapters) {
    return adapters.certificateEncoder();
  }

  @Produces
  @Singleton
  CertificationRequestReader certificationRequestReader(CryptoAdapters adapters) {
    return adapters.certificationRequestReader();
  }

  @Produces
  @Singleton
  PublicKeyReader publicKeyReader(CryptoAdapters adapters) {
    return adapters.publicKeyReader();
  }

  @Produces
  @Singleton
  SecretHashing secretHashing(CryptoAdapters adapters) {
    return adapters.secretHashing();
  }

  @Produces
  @Singleton
  SecretSealing secretSealing(CryptoAdapters adapters) {
    return adapters.secretSealing();
  }

  @Produces
  @Singleton
  SerialNumbers serialNumbers(CryptoAdapters adapters) {
    return adapters.serialNumbers();
  }

  @Produces
  @Singleton
  SigningKeys signingKeys(
      CryptoAdapters adapters,
      SealedSigningKeys store,
      UnitOfWork unitOfWork,
      Supplier<UUID> identifiers) {
    return adapters.signingKeys(store, unitOfWork, identifiers);
  }
}
