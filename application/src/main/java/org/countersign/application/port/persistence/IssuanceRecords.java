package org.countersign.application.port.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;

/**
 * What is written down on the way of a request, each time as a unit of work of its own: whole or
 * not at all, and surviving a crash of the process and of the machine once the call returns.
 *
 * <p>Called from many threads, with no unit of work open. Units that are written at the same time
 * may share the database's commit; one that fails does not harm the others, and one that another
 * was merely in the way of is tried again.
 */
public interface IssuanceRecords {

  /**
   * Adds a request before anything is signed for it.
   *
   * @param binding the idempotency key that stands for it from now on
   * @throws DuplicateEntry when the CA has another pending request with the serial number, or the
   *     key stands for another request
   * @throws ConcurrentChange when the CA or the project is gone
   */
  void pending(CertificateRequest request, Optional<Binding> binding);

  /**
   * Settles a pending request with its certificate.
   *
   * @param issued the request as it shall be
   * @throws DuplicateEntry when the CA has another certificate with the serial number
   * @throws ConcurrentChange when the request is pending no longer
   */
  void issued(CertificateRequest issued, IssuedCertificate certificate, AuditEvent event);

  /**
   * Adds a request that was refused.
   *
   * @throws ConcurrentChange when the project is gone
   */
  void refused(CertificateRequest request, AuditEvent event);

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
