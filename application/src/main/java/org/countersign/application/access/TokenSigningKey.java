package org.countersign.application.access;

import java.util.Optional;
import org.countersign.application.port.crypto.AccessTokenSigning;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.SealedSecrets;
import org.countersign.application.port.persistence.UnitOfWork;

/**
 * The key that signs access tokens: made once for an installation, sealed in the database, so that
 * all nodes agree and tokens outlive a restart. Never changed after it was made, which is why it
 * may be remembered here.
 */
final class TokenSigningKey {

  private static final String NAME = "access-token-signing-key";

  private final UnitOfWork unitOfWork;
  private final SealedSecrets secrets;
  private final SecretSealing sealing;
  private final AccessTokenSigning tokens;
  private volatile byte[] opened;

  TokenSigningKey(
      UnitOfWork unitOfWork,
      SealedSecrets secrets,
      SecretSealing sealing,
      AccessTokenSigning tokens) {
    this.unitOfWork = unitOfWork;
    this.secrets = secrets;
    this.sealing = sealing;
    this.tokens = tokens;
  }

  /** Makes the key unless there is one; another node may be quicker. */
  void prepare() {
    try {
      unitOfWork.commit(this::addUnlessThere);
    } catch (DuplicateEntry e) {
      opened = null;
    }
    octets();
  }

  private void addUnlessThere() {
    if (secrets.find(NAME).isEmpty()) {
      secrets.add(NAME, sealing.seal(tokens.newKey(), NAME));
    }
  }

  /** Called with no unit of work open. */
  byte[] octets() {
    byte[] key = opened;
    if (key == null) {
      Optional<byte[]> sealed = unitOfWork.commit(() -> secrets.find(NAME));
      key =
          sealing.open(
              sealed.orElseThrow(
                  () -> new IllegalStateException("the key that signs access tokens is missing")),
              NAME);
      opened = key;
    }
    return key;
  }
}
