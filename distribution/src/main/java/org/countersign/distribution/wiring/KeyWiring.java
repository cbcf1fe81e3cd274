package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.key.FindWeakModuli;
import org.countersign.application.key.KeyUseCases;
import org.countersign.application.key.ManageBlockedKeys;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Outbox;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.application.port.persistence.UnitOfWork;

/** The use cases of keys that are known to be bad. */
@ApplicationScoped
public class KeyWiring {

  @Produces
  @Singleton
  KeyUseCases.Stores stores(
      UnitOfWork unitOfWork,
      BlockedKeys blockedKeys,
      RsaModuli moduli,
      Certificates certificates,
      Outbox outbox) {
    return new KeyUseCases.Stores(unitOfWork, blockedKeys, moduli, certificates, outbox);
  }

  @Produces
  @Singleton
  ManageBlockedKeys blockedKeys(
      KeyUseCases.Stores stores,
      PublicKeyReader reader,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return KeyUseCases.manageBlockedKeys(stores, reader, audit, identifiers, clock);
  }

  @Produces
  @Singleton
  FindWeakModuli weakModuli(
      KeyUseCases.Stores stores,
      PublicKeyReader reader,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return KeyUseCases.findWeakModuli(stores, reader, audit, identifiers, clock);
  }
}
