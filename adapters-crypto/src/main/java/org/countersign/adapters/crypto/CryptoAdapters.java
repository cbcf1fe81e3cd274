package org.countersign.adapters.crypto;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.adapters.crypto.key.PemPublicKeyReader;
import org.countersign.adapters.crypto.pkcs10.Pkcs10RequestReader;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.adapters.crypto.provider.ProviderChoice;
import org.countersign.adapters.crypto.seal.AesGcmSealing;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.adapters.crypto.secret.Argon2SecretHashing;
import org.countersign.adapters.crypto.softkey.SoftwareSigningKeys;
import org.countersign.adapters.crypto.token.JwtAccessTokenSigning;
import org.countersign.adapters.crypto.x509.DerCertificateEncoder;
import org.countersign.adapters.crypto.x509.SecureSerialNumbers;
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

/**
 * Makes what fulfils the cryptographic ports: all that a wiring class needs to know of this module,
 * with {@link MasterKey}. Everything that it makes is safe for many threads; make each once.
 */
public final class CryptoAdapters {

  private final ProviderChoice providers;
  private final KeyOperations operations;
  private final SecretSealing sealing;
  private final SecureRandom random = new SecureRandom();

  /** With the fastest providers that work on this machine. */
  public CryptoAdapters(MasterKey masterKey) {
    this(masterKey, ProviderChoice.fastest());
  }

  public CryptoAdapters(MasterKey masterKey, ProviderChoice providers) {
    this.providers = Objects.requireNonNull(providers, "providers");
    this.operations = new KeyOperations(providers);
    this.sealing = new AesGcmSealing(masterKey, random);
  }

  public CertificationRequestReader certificationRequestReader() {
    return new Pkcs10RequestReader(operations);
  }

  public PublicKeyReader publicKeyReader() {
    return new PemPublicKeyReader();
  }

  public CertificateEncoder certificateEncoder() {
    return new DerCertificateEncoder(operations);
  }

  public SerialNumbers serialNumbers() {
    return new SecureSerialNumbers(random);
  }

  /**
   * Keys in software, sealed in that store.
   *
   * @param ids names for new keys
   */
  public SigningKeys signingKeys(
      SealedSigningKeys store, UnitOfWork unitOfWork, Supplier<UUID> ids) {
    return new SoftwareSigningKeys(operations, sealing, store, unitOfWork, ids);
  }

  public SecretSealing secretSealing() {
    return sealing;
  }

  /**
   * As many hashes at once as there are processors: more would gain no time and take 19 MiB each.
   */
  public SecretHashing secretHashing() {
    return new Argon2SecretHashing(random, Runtime.getRuntime().availableProcessors());
  }

  public AccessTokenSigning accessTokenSigning() {
    return new JwtAccessTokenSigning(random);
  }

  /** Which providers sign and verify here, for the log at start. */
  public String describeProviders() {
    return providers.toString();
  }
}
