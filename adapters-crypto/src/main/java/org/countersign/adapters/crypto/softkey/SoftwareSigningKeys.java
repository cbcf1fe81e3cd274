package org.countersign.adapters.crypto.softkey;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.SealedSigningKeys;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Keys as PKCS #8 (RFC 5958), sealed under the purpose {@code signing-key/<id>}.
 *
 * <p>A key that is not among the opened ones is read in a unit of work of its own, so the first use
 * of a key, its public half included, must not fall into another's unit.
 */
public final class SoftwareSigningKeys implements SigningKeys {

  /** The store in every {@link SigningKeyReference} made here. */
  public static final String STORE = "software";

  /**
   * More CAs than most installations have; a key that is not among them costs one read and one
   * opening.
   */
  private static final int MAX_OPENED_KEYS = 256;

  private final KeyOperations operations;
  private final SecretSealing sealing;
  private final SealedSigningKeys store;
  private final UnitOfWork unitOfWork;
  private final Supplier<UUID> ids;
  private final OpenedKeys opened = new OpenedKeys(MAX_OPENED_KEYS);

  public SoftwareSigningKeys(
      KeyOperations operations,
      SecretSealing sealing,
      SealedSigningKeys store,
      UnitOfWork unitOfWork,
      Supplier<UUID> ids) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.sealing = Objects.requireNonNull(sealing, "sealing");
    this.store = Objects.requireNonNull(store, "store");
    this.unitOfWork = Objects.requireNonNull(unitOfWork, "unitOfWork");
    this.ids = Objects.requireNonNull(ids, "ids");
  }

  @Override
  public SigningKeyReference create(KeyAlgorithm algorithm) {
    UUID id = ids.get();
    KeyPair pair = operations.generate(algorithm);
    SubjectPublicKeyInfo publicKey = publicHalf(pair);
    SealedSigningKey sealed = new SealedSigningKey(id, publicKey, seal(id, pair.getPrivate()));
    unitOfWork.commit(() -> store.add(sealed));
    opened.put(id, new OpenedKey(pair.getPrivate(), publicKey));
    return new SigningKeyReference(STORE, id.toString());
  }

  private static SubjectPublicKeyInfo publicHalf(KeyPair pair) {
    try {
      return PublicKeys.read(pair.getPublic().getEncoded());
    } catch (MalformedDer | UnusableKey e) {
      throw new IllegalStateException("the provider made a key that nobody may use", e);
    }
  }

  private byte[] seal(UUID id, PrivateKey key) {
    byte[] pkcs8 = key.getEncoded();
    try {
      return sealing.seal(pkcs8, purpose(id));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static String purpose(UUID id) {
    return "signing-key/" + id;
  }

  @Override
  public SubjectPublicKeyInfo publicKey(SigningKeyReference key) {
    return find(key).publicKey();
  }

  @Override
  public byte[] sign(SigningKeyReference key, SignatureAlgorithm algorithm, byte[] octets) {
    OpenedKey found = find(key);
    if (!algorithm.fits(found.publicKey().algorithm())) {
      throw new IllegalArgumentException(
          algorithm.wireName()
              + " does not fit a key of "
              + found.publicKey().algorithm().wireName());
    }
    return operations.sign(found.privateKey(), algorithm, octets);
  }

  private OpenedKey find(SigningKeyReference reference) {
    UUID id = id(reference);
    return opened.find(id).orElseGet(() -> open(id));
  }

  private static UUID id(SigningKeyReference reference) {
    if (!reference.store().equals(STORE)) {
      throw new UnknownSigningKey(
          "no key of the store " + reference.store() + " is kept in software");
    }
    try {
      return UUID.fromString(reference.name());
    } catch (IllegalArgumentException e) {
      throw new UnknownSigningKey("no signing key is called " + reference.name(), e);
    }
  }

  private OpenedKey open(UUID id) {
    SealedSigningKey sealed =
        unitOfWork
            .commit(() -> store.find(id))
            .orElseThrow(() -> new UnknownSigningKey("no signing key is called " + id));
    OpenedKey key = new OpenedKey(unseal(sealed), sealed.publicKey());
    opened.put(id, key);
    return key;
  }

  private PrivateKey unseal(SealedSigningKey sealed) {
    byte[] pkcs8 = unsealedOctets(sealed);
    try {
      return operations.privateKey(sealed.publicKey().algorithm().family(), pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private byte[] unsealedOctets(SealedSigningKey sealed) {
    try {
      return sealing.open(sealed.sealed(), purpose(sealed.id()));
    } catch (SecretSealing.SealBroken e) {
      throw new UnknownSigningKey("the signing key " + sealed.id() + " cannot be opened", e);
    }
  }
}
