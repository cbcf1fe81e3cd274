package org.countersign.application.port.crypto;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Access tokens as signed JWTs (RFC 7519). Whether a token was revoked is not written in it. */
public interface AccessTokenSigning {

  /** Makes a new random key for signing tokens, as octets to be sealed and stored. */
  byte[] newKey();

  /** Writes a token. */
  String sign(Claims claims, byte[] key);

  /**
   * The claims of a token whose signature verifies; empty when it is anything else. Expiry is not
   * looked at.
   */
  Optional<Claims> verify(String token, byte[] key);

  /**
   * What a token says.
   *
   * @param tokenId jti
   * @param identityId sub
   * @param issuedAt iat, whole seconds
   * @param expiresAt exp, whole seconds
   */
  record Claims(UUID tokenId, UUID identityId, Instant issuedAt, Instant expiresAt) {
    public Claims {
      Objects.requireNonNull(tokenId, "tokenId");
      Objects.requireNonNull(identityId, "identityId");
      Objects.requireNonNull(issuedAt, "issuedAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }
  }
}
