package org.countersign.domain.key;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.domain.request.RequestFlaw;

/**
 * A public key that gets no certificate here.
 *
 * @param part which part of it is hashed
 * @param sha256 SHA-256 over that part, lower-case hex
 * @param flaw what a requester is told, one of {@link #FLAWS}
 * @param reason why, for people; requesters read it
 * @param blockedBy the administrator; empty when the server found the key by itself
 */
public record BlockedKey(
    UUID id,
    HashedPart part,
    String sha256,
    RequestFlaw flaw,
    String reason,
    Optional<UUID> blockedBy,
    Instant createdAt) {

  /** What a key may be blocked for. */
  public static final Set<RequestFlaw> FLAWS =
      Set.copyOf(
          EnumSet.of(
              RequestFlaw.KEY_BLOCKED,
              RequestFlaw.KEY_DEBIAN_WEAK,
              RequestFlaw.KEY_SHARED_PRIME,
              RequestFlaw.KEY_SMALL_FACTOR,
              RequestFlaw.KEY_MODULUS_PRIME));

  /** Which part of a key is hashed. */
  public enum HashedPart {
    /** The SubjectPublicKeyInfo: this one key. */
    SPKI,

    /**
     * The octets of the RSA modulus, most significant first, without a leading zero: the keys with
     * this modulus, whatever the exponent.
     */
    MODULUS
  }

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  public BlockedKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(part, "part");
    if (!isFingerprint(sha256)) {
      throw new IllegalArgumentException("a fingerprint is 64 hex digits in lower case");
    }
    if (!FLAWS.contains(flaw)) {
      throw new IllegalArgumentException("no key is blocked for " + flaw.text());
    }
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(blockedBy, "blockedBy");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Whether a text has the form of a fingerprint. */
  public static boolean isFingerprint(String text) {
    return FINGERPRINT.matcher(text).matches();
  }

  /** What a requester is told who has this key. */
  public KeyObjection objection() {
    return new KeyObjection(flaw, message());
  }

  private String message() {
    if (flaw == RequestFlaw.KEY_DEBIAN_WEAK) {
      return "The key in the CSR is on a list of keys that Debian's OpenSSL made from 2006 to 2008"
          + " (CVE-2008-0166): anyone can make its private half; make a new key";
    }
    if (flaw == RequestFlaw.KEY_SHARED_PRIME) {
      return "The RSA key in the CSR has a prime factor in common with another key that was seen"
          + " here, so that both can be factored; make a new key, with a better source of random"
          + " numbers";
    }
    if (flaw == RequestFlaw.KEY_SMALL_FACTOR) {
      return "RSA modulus in CSR has a prime factor below 65536: it is no product of two large"
          + " primes; make a new key";
    }
    if (flaw == RequestFlaw.KEY_MODULUS_PRIME) {
      return "RSA modulus in CSR is a prime, so that anyone can make its private key; make a new"
          + " key, of two primes";
    }
    return "The key in the CSR is blocked here: " + reason + "; make a new key";
  }
}
