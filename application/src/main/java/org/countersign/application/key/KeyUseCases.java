package org.countersign.application.key;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.event.EventHandler;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Outbox;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;

/** Builds the use cases of this package from the ports they need. */
public final class KeyUseCases {

  /** The stores of keys. */
  public record Stores(
      UnitOfWork unitOfWork,
      BlockedKeys blockedKeys,
      RsaModuli rsaModuli,
      Certificates certificates,
      Outbox outbox) {}

  private KeyUseCases() {}

  public static ManageBlockedKeys manageBlockedKeys(
      Stores stores,
      PublicKeyReader reader,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new BlockedKeyAdministration(
        stores, reader, new ModulusCollection(stores, reader, clock), audit, identifiers, clock);
  }

  public static FindWeakModuli findWeakModuli(
      Stores stores,
      PublicKeyReader reader,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new ModulusSurvey(
        stores, new ModulusCollection(stores, reader, clock), audit, identifiers, clock);
  }

  /**
   * Warns of the keys that {@link FindWeakModuli} blocks.
   *
   * @param log takes a sentence for the administrator
   */
  public static EventHandler weakKeyWarning(Stores stores, Consumer<String> log) {
    return new WeakKeyWarning(stores, log);
  }

  /** What the audit trail says of a key. */
  static Map<String, String> facts(BlockedKey key) {
    return Map.of(
        key.part() == HashedPart.SPKI ? "publicKeyFingerprint" : "modulusFingerprint",
        key.sha256(),
        "code",
        key.flaw().text(),
        "reason",
        key.reason());
  }
}
