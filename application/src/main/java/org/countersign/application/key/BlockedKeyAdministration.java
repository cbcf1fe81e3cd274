package org.countersign.application.key;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.HexadecimalText;

final class BlockedKeyAdministration implements ManageBlockedKeys {

  private static final String SUBJECT = "blocked-keys";
  private static final String NOT_FOUND = "Blocked key not found";
  private static final int MAX_REASON_CHARACTERS = 255;

  private final KeyUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final PublicKeyReader reader;
  private final ModulusCollection moduli;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  BlockedKeyAdministration(
      KeyUseCases.Stores stores,
      PublicKeyReader reader,
      ModulusCollection moduli,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.reader = reader;
    this.moduli = moduli;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public BlockedKey block(Caller caller, HashedPart part, String sha256, Cause cause) {
    requireAdmin(caller, "create");
    check(cause, part, List.of(sha256), field(part));
    return add(caller, part, plain(sha256), cause);
  }

  private static String field(HashedPart part) {
    return switch (part) {
      case SPKI -> "spkiSha256";
      case MODULUS -> "modulusSha256";
    };
  }

  @Override
  public BlockedKey blockPem(Caller caller, String pem, Cause cause) {
    requireAdmin(caller, "create");
    check(cause, HashedPart.SPKI, List.of(), "");
    PublicKeyReader.Reading reading = reader.read(pem);
    if (reading instanceof PublicKeyReader.Unreadable unreadable) {
      throw Refused.badRequest(unreadable.message());
    }
    return add(
        caller,
        HashedPart.SPKI,
        ((PublicKeyReader.Readable) reading).publicKeyFingerprint(),
        cause);
  }

  private BlockedKey add(Caller caller, HashedPart part, String sha256, Cause cause) {
    BlockedKey key = blocked(caller, part, sha256, cause);
    collectFor(part);
    try {
      unitOfWork.commit(
          () -> {
            stores.blockedKeys().add(key);
            record(caller, "blocked-key.added", key.id(), KeyUseCases.facts(key));
          });
    } catch (DuplicateEntry e) {
      throw Refused.conflict("This key is blocked already");
    }
    return key;
  }

  /** So that the certificates on the key are found at once, also the very latest. */
  private void collectFor(HashedPart part) {
    if (part == HashedPart.MODULUS) {
      moduli.collect();
    }
  }

  private BlockedKey blocked(Caller caller, HashedPart part, String sha256, Cause cause) {
    return new BlockedKey(
        identifiers.get(),
        part,
        sha256,
        cause.flaw(),
        cause.reason().strip(),
        Optional.of(caller.id()),
        clock.instant());
  }

  @Override
  public Blocked blockAll(Caller caller, HashedPart part, List<String> sha256s, Cause cause) {
    requireAdmin(caller, "create");
    check(cause, part, sha256s, field(part) + "s");
    Set<String> hashes = new LinkedHashSet<>();
    sha256s.forEach(hash -> hashes.add(plain(hash)));
    collectFor(part);
    try {
      return unitOfWork.commit(() -> addMissing(caller, part, hashes, cause));
    } catch (DuplicateEntry e) {
      // Another caller blocked one of them at the same moment; it is visible now.
      return unitOfWork.commit(() -> addMissing(caller, part, hashes, cause));
    }
  }

  private Blocked addMissing(Caller caller, HashedPart part, Set<String> hashes, Cause cause) {
    Set<String> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(stores.blockedKeys().blockedAmong(hashes));
    missing.forEach(hash -> stores.blockedKeys().add(blocked(caller, part, hash, cause)));
    Blocked result = new Blocked(missing.size(), hashes.size() - missing.size());
    record(
        caller,
        "blocked-keys.imported",
        SUBJECT,
        Map.of(
            "code", cause.flaw().text(),
            "reason", cause.reason().strip(),
            "added", Integer.toString(result.added()),
            "alreadyBlocked", Integer.toString(result.alreadyBlocked())));
    return result;
  }

  @Override
  public Page<BlockedKey> list(Caller caller, String search, PageRequest page) {
    requireAdmin(caller, "read");
    return unitOfWork.commit(() -> stores.blockedKeys().list(search, page));
  }

  @Override
  public KeyWithCertificates find(Caller caller, UUID id, PageRequest certificates) {
    requireAdmin(caller, "read");
    return unitOfWork.commit(
        () -> {
          BlockedKey key = existing(id);
          return new KeyWithCertificates(
              key,
              stores.certificates().findByPublicKeyFingerprints(fingerprints(key), certificates));
        });
  }

  private Set<String> fingerprints(BlockedKey key) {
    return switch (key.part()) {
      case SPKI -> Set.of(key.sha256());
      case MODULUS -> stores.rsaModuli().keysWithModulus(key.sha256());
    };
  }

  @Override
  public BlockedKey unblock(Caller caller, UUID id) {
    requireAdmin(caller, "delete");
    return unitOfWork.commit(
        () -> {
          BlockedKey key = existing(id);
          stores.blockedKeys().remove(id);
          record(caller, "blocked-key.removed", id, KeyUseCases.facts(key));
          return key;
        });
  }

  private BlockedKey existing(UUID id) {
    return stores.blockedKeys().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  private static void requireAdmin(Caller caller, String action) {
    AccessControl.requireOrganizationAdmin(caller, action, SUBJECT);
  }

  /** In whatever way a program has printed it; what is no hash at all stays as it is. */
  private static String plain(String hash) {
    return HexadecimalText.digits(hash).orElse(hash);
  }

  /** Every error at once; a list of hashes names each by its place. */
  private static void check(Cause cause, HashedPart part, List<String> hashes, String path) {
    List<FieldError> errors = new ArrayList<>();
    if (hashes.size() > MAX_KEYS) {
      errors.add(
          new FieldError(
              FieldError.TOO_BIG,
              path,
              path + " has " + hashes.size() + " items; at most " + MAX_KEYS + " are allowed"));
    }
    for (int i = 0; i < hashes.size(); i++) {
      if (!BlockedKey.isFingerprint(plain(hashes.get(i)))) {
        errors.add(
            new FieldError(
                FieldError.INVALID_STRING,
                hashes.size() == 1 ? path : path + "." + i,
                "A SHA-256 hash over "
                    + (part == HashedPart.SPKI ? "a SubjectPublicKeyInfo" : "an RSA modulus")
                    + " has 64 hex digits"));
      }
    }
    int characters = cause.reason().strip().length();
    if (characters < 1 || characters > MAX_REASON_CHARACTERS) {
      errors.add(
          new FieldError(
              characters < 1 ? FieldError.TOO_SMALL : FieldError.TOO_BIG,
              "reason",
              "reason must have 1 to " + MAX_REASON_CHARACTERS + " characters"));
    }
    if (cause.flaw() != RequestFlaw.KEY_BLOCKED && cause.flaw() != RequestFlaw.KEY_DEBIAN_WEAK) {
      errors.add(
          new FieldError(
              FieldError.INVALID_ENUM_VALUE,
              "code",
              "Keys are blocked for key-blocked or key-debian-weak"));
    }
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
  }

  private void record(Caller caller, String action, Object subject, Map<String, String> facts) {
    audit.append(Optional.empty(), caller.actor(), action, subject, facts);
  }
}
