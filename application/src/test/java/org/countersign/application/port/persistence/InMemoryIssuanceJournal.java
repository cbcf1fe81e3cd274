package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** The records of issuing in memory: a unit of work for each, tried again as the port promises. */
public final class InMemoryIssuanceJournal implements IssuanceJournal {

  /** As many as in the database's adapter. */
  private static final int RUNS = 3;

  private final UnitOfWork unitOfWork;
  private final Tables tables;
  private final InMemoryKeyRecords keys;

  /** What is written to. */
  record Tables(
      InMemoryUnitOfWork unit,
      InMemoryTable<UUID, IssuanceRecord> requests,
      InMemoryTable<UUID, PendingIssuance> pending,
      InMemoryTable<List<Object>, ToBeSigned> contents,
      InMemoryTable<UUID, IssuedCertificate> certificates,
      InMemoryTable<List<Object>, IdempotencyKey> idempotencyKeys,
      InMemoryTable<UUID, AuditEvent> events) {}

  /** That a request is pending, and its CA may not go. */
  record PendingIssuance(UUID requestId, UUID authorityId) {}

  /**
   * @param unitOfWork of those tables, whoever looks on
   */
  InMemoryIssuanceJournal(UnitOfWork unitOfWork, Tables tables, InMemoryKeyRecords keys) {
    this.unitOfWork = unitOfWork;
    this.tables = tables;
    this.keys = keys;
  }

  @Override
  public KeyRecord pending(
      IssuanceRecord request, SubjectPublicKeyInfo key, Optional<Binding> binding) {
    return commit(
        () -> {
          KeyRecord known = keys.inUnit(key, request.projectId());
          if (!known.forbidsCertificates()) {
            ToBeSigned content = request.toBeSigned().orElseThrow();
            tables.requests.add(request);
            tables.contents.add(content);
            tables.pending.add(new PendingIssuance(request.id(), content.authorityId()));
            binding.ifPresent(this::bind);
          }
          return known;
        });
  }

  private void bind(Binding binding) {
    if (binding.former().isEmpty()) {
      tables.idempotencyKeys.add(binding.key());
      return;
    }
    if (tables
        .idempotencyKeys
        .find(InMemoryIdempotencyKeys.keyOf(binding.key()))
        .filter(bound -> binding.former().equals(Optional.of(bound.requestId())))
        .isEmpty()) {
      throw tables.unit.lost(
          new DuplicateEntry("the idempotency key does not stand for that request"));
    }
    tables.idempotencyKeys.update(binding.key());
  }

  @Override
  public void issued(IssuanceRecord issued, IssuedCertificate certificate, AuditEvent event) {
    commit(
        () -> {
          settle(issued);
          tables.certificates.add(certificate);
          tables.events.add(event);
          return null;
        });
  }

  @Override
  public void failed(IssuanceRecord failed, AuditEvent event) {
    commit(
        () -> {
          settle(failed);
          tables.events.add(event);
          return null;
        });
  }

  private void settle(IssuanceRecord settled) {
    if (tables.pending.find(settled.id()).isEmpty()) {
      throw tables.unit.lost(new ConcurrentChange("the request is pending no longer"));
    }
    tables.pending.remove(settled.id());
    tables.requests.update(settled);
  }

  @Override
  public void nothingToSign(IssuanceRecord request, AuditEvent event) {
    commit(
        () -> {
          tables.requests.add(request);
          tables.events.add(event);
          return null;
        });
  }

  private <T> T commit(Supplier<T> unit) {
    for (int run = 1; run < RUNS; run++) {
      try {
        return unitOfWork.commit(unit);
      } catch (ConcurrentChange e) {
        // The next run finds what was in the way.
      }
    }
    return unitOfWork.commit(unit);
  }
}
