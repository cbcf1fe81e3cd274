package org.countersign.application.port.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * What is on record of a public key. Asked for each request, from many threads, with no unit of
 * work open; questions that come at the same time may be asked of the database together.
 */
public interface KeyRecords {

  /** What any node committed before the call. */
  KeyRecord of(SubjectPublicKeyInfo key, UUID projectId);

  /**
   * @param blocked why the key gets no certificate: it is blocked itself, or its RSA modulus
   * @param ofAuthority whether a CA of any project has the key, also one that waits for its
   *     certificate or is gone
   * @param latest the serial number of the latest certificate on the key in the project
   */
  record KeyRecord(
      Optional<BlockedKey> blocked, boolean ofAuthority, Optional<SerialNumber> latest) {

    public static final KeyRecord NONE = new KeyRecord(Optional.empty(), false, Optional.empty());

    public KeyRecord {
      Objects.requireNonNull(blocked, "blocked");
      Objects.requireNonNull(latest, "latest");
    }

    /** Whether no certificate on the key may be issued. */
    public boolean forbidsCertificates() {
      return ofAuthority || blocked.isPresent();
    }
  }
}
