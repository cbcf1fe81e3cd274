package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SerialNumber;

/**
 * Everything that the CAs' keys have signed or were about to sign, for ever: committed here before
 * a key is used, so that there is no signature that nobody knows of and no serial number comes
 * twice. What requests are about is added by {@link IssuanceJournal#pending}.
 */
public interface SignedContents {

  /**
   * Adds what is about to be signed.
   *
   * @throws DuplicateEntry when the CA has something with the serial number, at the latest at
   *     commit
   */
  void add(ToBeSigned content);

  Optional<ToBeSigned> find(UUID authorityId, SerialNumber serialNumber);
}
