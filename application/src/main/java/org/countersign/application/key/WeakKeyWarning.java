package org.countersign.application.key;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.application.event.EventHandler;
import org.countersign.application.port.persistence.Outbox.Event;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;

/**
 * Warns the administrator of a key that was certified here and turned out weak: somebody has to
 * replace what stands on it.
 */
final class WeakKeyWarning implements EventHandler {

  private static final String EVENT_TYPE = "weak-key.found";
  private static final String FINGERPRINT = "publicKeyFingerprint";
  private static final String REASON = "reason";
  private static final PageRequest COUNT_ONLY = new PageRequest(0, 1);

  private final KeyUseCases.Stores stores;
  private final Consumer<String> log;

  WeakKeyWarning(KeyUseCases.Stores stores, Consumer<String> log) {
    this.stores = stores;
    this.log = log;
  }

  /** The event that is warned of, to be made in the unit that blocks the key. */
  static Event event(UUID id, BlockedKey key) {
    return new Event(id, key.createdAt(), key.id().toString(), EVENT_TYPE, KeyUseCases.facts(key));
  }

  @Override
  public String eventType() {
    return EVENT_TYPE;
  }

  @Override
  public void handle(Event event) {
    String fingerprint = event.facts().get(FINGERPRINT);
    long certificates =
        stores
            .unitOfWork()
            .commit(
                () ->
                    stores
                        .certificates()
                        .findByPublicKeyFingerprints(Set.of(fingerprint), COUNT_ONLY)
                        .totalCount());
    log.accept(
        "Blocked the RSA key "
            + fingerprint
            + ", on which "
            + certificates
            + (certificates == 1 ? " certificate was" : " certificates were")
            + " issued here: "
            + event.facts().get(REASON));
  }
}
