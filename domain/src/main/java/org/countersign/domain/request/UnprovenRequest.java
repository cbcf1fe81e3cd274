package org.countersign.domain.request;

import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * What a CSR (RFC 2986) says whose structure can be read, but whose key or signature is not good
 * enough for it to count. Nothing is ever certified from it: it tells what a better CSR should say.
 *
 * @param keyAlgorithm empty for a key of a kind or size that is not certified
 * @param keyFamily the nearest of those that are certified; empty when no kind is near
 */
public record UnprovenRequest(
    ClaimedContent content,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<KeyAlgorithm.Family> keyFamily) {

  public UnprovenRequest {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(keyFamily, "keyFamily");
  }
}
