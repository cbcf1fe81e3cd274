package org.countersign.application.key;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.persistence.Certificates.CertifiedKey;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.domain.key.RsaModulus;

/**
 * Takes the moduli out of the certificates issued since it last ran, so that issuing itself writes
 * none.
 */
final class ModulusCollection {

  private static final int PAGE = 1_000;
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * A certificate that gets its id now is stored a while later; one that takes longer than fifteen
   * seconds is given up. The rest is for clocks that differ.
   */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final KeyUseCases.Stores stores;
  private final PublicKeyReader reader;
  private final Clock clock;

  ModulusCollection(KeyUseCases.Stores stores, PublicKeyReader reader, Clock clock) {
    this.stores = stores;
    this.reader = reader;
    this.clock = clock;
  }

  /** Where another node is at the same work, it is left to that. */
  void collect() {
    try {
      collectAll();
      completeFingerprints();
    } catch (DuplicateEntry | ConcurrentChange e) {
      // Whatever the other node leaves undone, the next run finds.
    }
  }

  private void collectAll() {
    UUID settled = TimeOrderedIdentifiers.firstOf(clock.instant().minus(MARGIN));
    UUID position =
        stores.unitOfWork().commit(() -> stores.rsaModuli().collectedUpTo()).orElse(FIRST);
    List<CertifiedKey> page;
    do {
      page = pageAfter(position);
      position = page.isEmpty() ? position : page.get(page.size() - 1).certificateId();
      keep(page, page.size() < PAGE ? settled : earlier(position, settled));
    } while (page.size() == PAGE);
  }

  private void completeFingerprints() {
    int completed;
    do {
      completed = stores.unitOfWork().commit(() -> stores.rsaModuli().completeFingerprints(PAGE));
    } while (completed == PAGE);
  }

  private List<CertifiedKey> pageAfter(UUID position) {
    return stores.unitOfWork().commit(() -> stores.certificates().onRsaKeysAfter(position, PAGE));
  }

  private void keep(List<CertifiedKey> page, UUID collectedUpTo) {
    List<RsaModulus> moduli = new ArrayList<>();
    for (CertifiedKey key : page) {
      reader
          .rsaKeyOf(key.certificate())
          .map(rsa -> new RsaModulus(key.publicKeyFingerprint(), rsa.modulus()))
          .ifPresent(moduli::add);
    }
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.rsaModuli().addMissing(moduli);
              stores.rsaModuli().setCollectedUpTo(collectedUpTo);
            });
  }

  /** As databases order them; {@code UUID.compareTo} takes the halves for signed numbers. */
  private static UUID earlier(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) <= 0 ? one : other;
  }
}
