package org.countersign.adapters.crypto.provider;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Public keys by their octets, read once. Octets mean the same key for ever, so that nothing here
 * can be out of date.
 */
final class ReadKeys {

  /** How a provider reads a key. */
  interface Reading {
    PublicKey read(SubjectPublicKeyInfo key) throws GeneralSecurityException;
  }

  private final ConcurrentHashMap<SubjectPublicKeyInfo, PublicKey> keys = new ConcurrentHashMap<>();
  private final Reading reading;
  private final int limit;

  /**
   * @param limit how many are kept; when there would be more, all are forgotten
   */
  ReadKeys(Reading reading, int limit) {
    this.reading = reading;
    this.limit = limit;
  }

  PublicKey of(SubjectPublicKeyInfo key) throws GeneralSecurityException {
    PublicKey known = keys.get(key);
    return known != null ? known : readAndKeep(key);
  }

  private PublicKey readAndKeep(SubjectPublicKeyInfo key) throws GeneralSecurityException {
    PublicKey read = reading.read(key);
    if (keys.mappingCount() >= limit) {
      keys.clear();
    }
    keys.put(key, read);
    return read;
  }
}
