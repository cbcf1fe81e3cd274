package org.countersign.application.port.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Writes each step of a request as a unit of work of its own: whole or not at all, and surviving a
 * crash of the process and of the machine once the call returns. There is no other way to write a
 * request, a certificate or an idempotency key; {@link IssuanceRecords} reads what was written.
 *
 * <p>Called from many threads, with no unit of work open. Units that are written at the same time
 * may share the database's commit; one that fails does not harm the others, and one that another
 * was merely in the way of is tried again.
 */
public interface IssuanceJournal {

  /**
   * Adds a pending request, with what is about to be signed for it, unless what is on record of its
   * key forbids that.
   *
   * @param key is asked about in the same unit
   * @param binding the idempotency key that stands for the request from now on
   * @return what was on record of the key; where it {@link KeyRecord#forbidsCertificates}, nothing
   *     was written
   * @throws DuplicateEntry when the CA has signed, or was about to sign, something with the serial
   *     number before, or the idempotency key stands for another request
   * @throws ConcurrentChange when the CA or the project is gone
   */
  KeyRecord pending(IssuanceRecord request, SubjectPublicKeyInfo key, Optional<Binding> binding);

  /**
   * Settles a pending request with its certificate.
   *
   * @param issued the request with its certificate
   * @throws ConcurrentChange when the request is pending no longer
   */
  void issued(IssuanceRecord issued, IssuedCertificate certificate, AuditEvent event);

  /**
   * Settles a pending request that failed.
   *
   * @param failed the request with the reason
   * @throws ConcurrentChange when the request is pending no longer
   */
  void failed(IssuanceRecord failed, AuditEvent event);

  /**
   * Adds a request that nothing is about to be signed for: a refused one, or one that waits for
   * approval.
   *
   * @throws ConcurrentChange when the project is gone
   */
  void nothingToSign(IssuanceRecord request, AuditEvent event);

  /**
   * A key for a request.
   *
   * @param former the failed request that the key stood for until now; empty for a new key
   */
  record Binding(IdempotencyKey key, Optional<UUID> former) {
    public Binding {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(former, "former");
    }
  }
}
