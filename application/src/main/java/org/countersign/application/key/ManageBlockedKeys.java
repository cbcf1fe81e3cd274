package org.countersign.application.key;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;

/**
 * The list of keys that get no certificate. All of it takes the organisation role admin.
 *
 * <p>An unknown id is {@link Refused} with NOT_FOUND: {@code Blocked key not found}.
 */
public interface ManageBlockedKeys {

  /** How many keys one call may block. */
  int MAX_KEYS = 1_000;

  /**
   * Blocks one key, or all with one RSA modulus.
   *
   * @param sha256 SHA-256 over that part of it, hex in either case, also with colons, blanks or a
   *     label
   * @throws Refused INVALID_FIELDS when it is none; CONFLICT when the key is blocked already
   */
  BlockedKey block(Caller caller, HashedPart part, String sha256, Cause cause);

  /**
   * Blocks the key in a PEM block {@code PUBLIC KEY} or {@code CERTIFICATE}, which need not be one
   * that is known here.
   *
   * @throws Refused BAD_REQUEST when it cannot be read; CONFLICT when the key is blocked already
   */
  BlockedKey blockPem(Caller caller, String pem, Cause cause);

  /**
   * Blocks keys of a list; those blocked already are left as they are.
   *
   * @param part the one that all are hashes of
   * @param sha256s 1 to {@link #MAX_KEYS}
   * @throws Refused INVALID_FIELDS when one is no SHA-256 hash in hex; nothing was done then
   */
  Blocked blockAll(Caller caller, HashedPart part, List<String> sha256s, Cause cause);

  /**
   * @param search part of hash or reason; empty text for all
   */
  Page<BlockedKey> list(Caller caller, String search, PageRequest page);

  /** A blocked key, and the certificates that are on it, the latest first. */
  KeyWithCertificates find(Caller caller, UUID id, PageRequest certificates);

  /** Takes a key off the list. */
  BlockedKey unblock(Caller caller, UUID id);

  /**
   * Why a key is blocked.
   *
   * @param flaw the code that a requester gets, {@code KEY_BLOCKED} or {@code KEY_DEBIAN_WEAK}
   * @param reason 1 to 255 characters; requesters read it
   */
  record Cause(RequestFlaw flaw, String reason) {
    public Cause {
      Objects.requireNonNull(flaw, "flaw");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * What became of a list.
   *
   * @param added how many are blocked now that were not
   */
  record Blocked(int added, int alreadyBlocked) {}

  /** A blocked key and a page of its certificates. */
  record KeyWithCertificates(BlockedKey key, Page<IssuedCertificate> certificates) {
    public KeyWithCertificates {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(certificates, "certificates");
    }
  }
}
