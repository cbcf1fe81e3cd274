package org.countersign.application.issuance;

import java.util.Objects;
import java.util.Optional;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.SealedSigningKeys;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * What speaks against a key because it is known here: it is blocked, or it is a CA's own. What a
 * key tells by itself was found when the CSR was read.
 */
public final class KeyAcceptance {

  private static final Optional<KeyObjection> OF_AUTHORITY =
      Optional.of(
          new KeyObjection(
              RequestFlaw.KEY_OF_AUTHORITY,
              "The key in the CSR is the key of a certification authority of this installation;"
                  + " make another key for this certificate"));

  private final BlockedKeys blockedKeys;
  private final Authorities authorities;
  private final SealedSigningKeys signingKeys;

  public KeyAcceptance(
      BlockedKeys blockedKeys, Authorities authorities, SealedSigningKeys signingKeys) {
    this.blockedKeys = Objects.requireNonNull(blockedKeys, "blockedKeys");
    this.authorities = Objects.requireNonNull(authorities, "authorities");
    this.signingKeys = Objects.requireNonNull(signingKeys, "signingKeys");
  }

  /**
   * Why the key is not certified; empty when nothing speaks against it. Called inside a unit of
   * work; looks into three indexes.
   *
   * <p>The keys of all CAs count, those of other projects, too, and those of CAs that wait for
   * their certificate or are gone.
   */
  public Optional<KeyObjection> objectionTo(SubjectPublicKeyInfo key) {
    Optional<BlockedKey> blocked = blockedKeys.findByFingerprint(key.fingerprint());
    if (blocked.isPresent()) {
      return blocked.map(BlockedKey::objection);
    }
    return signingKeys.isPublicHalf(key) || authorities.isCertified(key)
        ? OF_AUTHORITY
        : Optional.empty();
  }
}
