package org.countersign.application.key;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.domain.audit.Actor;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.RsaModulus;
import org.countersign.domain.key.SharedFactors;
import org.countersign.domain.key.SlowModulusRules;
import org.countersign.domain.request.RequestFlaw;

/**
 * Inspects moduli one by one, and compares them in batches, each with all that are stored.
 *
 * <p>A modulus is compared when its turn comes with every other one there is then, compared before
 * or not: so each two have been compared when both had their turn, on whatever node.
 */
final class ModulusSurvey implements FindWeakModuli {

  /** New moduli at once: what bounds the memory, see {@link SharedFactors}. */
  private static final int BATCH = 1_000;

  /** Inspected between two rests: some tenths of a second. */
  private static final int INSPECTED_AT_ONCE = 25;

  /** Stored moduli read at once. */
  private static final int PAGE = 1_000;

  private final KeyUseCases.Stores stores;
  private final ModulusCollection collection;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  ModulusSurvey(
      KeyUseCases.Stores stores,
      ModulusCollection collection,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.collection = collection;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public int run(Consumer<Duration> rest) {
    collection.collect();
    int blocked = 0;
    List<RsaModulus> batch = nextBatch();
    while (!batch.isEmpty()) {
      blocked += inspect(batch, rest);
      blocked += compare(batch, rest);
      batch = nextBatch();
    }
    return blocked;
  }

  private List<RsaModulus> nextBatch() {
    return stores.unitOfWork().commit(() -> stores.rsaModuli().notCompared(BATCH));
  }

  private int inspect(List<RsaModulus> batch, Consumer<Duration> rest) {
    int blocked = 0;
    for (int from = 0; from < batch.size(); from += INSPECTED_AT_ONCE) {
      List<RsaModulus> part = batch.subList(from, Math.min(from + INSPECTED_AT_ONCE, batch.size()));
      blocked += resting(rest, () -> inspect(part));
    }
    return blocked;
  }

  private int inspect(List<RsaModulus> moduli) {
    int blocked = 0;
    for (RsaModulus modulus : moduli) {
      Optional<RequestFlaw> flaw = SlowModulusRules.flawOf(modulus.modulus());
      if (flaw.isPresent()
          && block(modulus.publicKeyFingerprint(), flaw.get(), flaw.get().meaning())) {
        blocked++;
      }
    }
    return blocked;
  }

  private int compare(List<RsaModulus> batch, Consumer<Duration> rest) {
    Set<String> fingerprints =
        batch.stream().map(RsaModulus::publicKeyFingerprint).collect(Collectors.toSet());
    SharedFactors factors =
        resting(rest, () -> new SharedFactors(batch.stream().map(RsaModulus::modulus).toList()));
    forEachPage(
        rest,
        page ->
            factors.compareWith(
                page.stream()
                    .filter(stored -> !fingerprints.contains(stored.publicKeyFingerprint()))
                    .map(RsaModulus::modulus)
                    .toList()));
    List<RsaModulus> found =
        resting(rest, () -> factors.found().stream().mapToObj(batch::get).toList());
    int blocked = found.isEmpty() ? 0 : blockAll(partners(found, rest));
    stores.unitOfWork().commit(() -> stores.rsaModuli().markCompared(fingerprints));
    return blocked;
  }

  /**
   * By fingerprint, for each key that shares a prime, the fingerprint of one with which it does.
   */
  private Map<String, String> partners(List<RsaModulus> found, Consumer<Duration> rest) {
    Map<String, String> partners = new LinkedHashMap<>();
    forEachPage(rest, page -> page.forEach(stored -> pair(stored, found, partners)));
    return partners;
  }

  private static void pair(
      RsaModulus stored, List<RsaModulus> found, Map<String, String> partners) {
    for (RsaModulus weak : found) {
      if (!weak.publicKeyFingerprint().equals(stored.publicKeyFingerprint())
          && SharedFactors.sharesFactor(weak.modulus(), stored.modulus())) {
        partners.putIfAbsent(weak.publicKeyFingerprint(), stored.publicKeyFingerprint());
        partners.putIfAbsent(stored.publicKeyFingerprint(), weak.publicKeyFingerprint());
      }
    }
  }

  private void forEachPage(Consumer<Duration> rest, Consumer<List<RsaModulus>> step) {
    String position = "";
    List<RsaModulus> page;
    do {
      String from = position;
      page =
          resting(
              rest,
              () -> {
                List<RsaModulus> read =
                    stores.unitOfWork().commit(() -> stores.rsaModuli().after(from, PAGE));
                step.accept(read);
                return read;
              });
      position = page.isEmpty() ? position : page.get(page.size() - 1).publicKeyFingerprint();
    } while (page.size() == PAGE);
  }

  private static <T> T resting(Consumer<Duration> rest, Supplier<T> piece) {
    long began = System.nanoTime();
    T result = piece.get();
    rest.accept(Duration.ofNanos(System.nanoTime() - began));
    return result;
  }

  private int blockAll(Map<String, String> partners) {
    int blocked = 0;
    for (Map.Entry<String, String> pair : partners.entrySet()) {
      String reason = "It shares a prime factor with the key " + pair.getValue();
      blocked += block(pair.getKey(), RequestFlaw.KEY_SHARED_PRIME, reason) ? 1 : 0;
    }
    return blocked;
  }

  private boolean block(String fingerprint, RequestFlaw flaw, String reason) {
    try {
      return stores.unitOfWork().commit(() -> blockInUnit(fingerprint, flaw, reason));
    } catch (DuplicateEntry e) {
      // Another node, or an administrator, was first.
      return false;
    }
  }

  private boolean blockInUnit(String fingerprint, RequestFlaw flaw, String reason) {
    if (stores.blockedKeys().findBySha256(fingerprint).isPresent()) {
      return false;
    }
    BlockedKey key =
        new BlockedKey(
            identifiers.get(),
            BlockedKey.HashedPart.SPKI,
            fingerprint,
            flaw,
            reason,
            Optional.empty(),
            clock.instant());
    stores.blockedKeys().add(key);
    audit.append(
        Optional.empty(), Actor.SYSTEM, "blocked-key.added", key.id(), KeyUseCases.facts(key));
    stores.outbox().add(WeakKeyWarning.event(identifiers.get(), key));
    return true;
  }
}
