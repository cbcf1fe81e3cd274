package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.key.RsaModulus;

/**
 * The moduli of the RSA keys that were certified here, each once, to be compared with all others.
 */
public interface RsaModuli {

  /**
   * Adds those that are not there, as not yet compared. Of two units that add the same at once, one
   * may end with {@link DuplicateEntry}.
   *
   * @param moduli at most a thousand; the same may be among them twice
   */
  void addMissing(List<RsaModulus> moduli);

  /** Some that were not compared yet. */
  List<RsaModulus> notCompared(int limit);

  /** By fingerprint, those behind the given one; empty text for the first. */
  List<RsaModulus> after(String publicKeyFingerprint, int limit);

  /**
   * They have been compared with all that were there.
   *
   * @param publicKeyFingerprints at most a thousand
   */
  void markCompared(Set<String> publicKeyFingerprints);

  /**
   * The keys with a modulus, by fingerprint.
   *
   * @param modulusFingerprint as {@link RsaModulus#fingerprint} has it
   */
  Set<String> keysWithModulus(String modulusFingerprint);

  /**
   * Makes some moduli findable by their fingerprint that a server stored which did not know of it.
   *
   * @return how many; 0 when there are none left
   */
  int completeFingerprints(int limit);

  /** The certificate up to which moduli were collected; empty before the first time. */
  Optional<UUID> collectedUpTo();

  /** Remembers it; of two units that do so at once, one may end with an exception. */
  void setCollectedUpTo(UUID certificateId);
}
