package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;

/** Certification authorities and their certificates. */
public interface Authorities {

  /**
   * Adds a CA, with its certificate where it has one.
   *
   * @throws DuplicateEntry when the name is taken in the project, at the latest at commit
   */
  void add(CertificateAuthority authority);

  /** With its current certificate. */
  Optional<CertificateAuthority> find(UUID id);

  /** Any certificate a CA has or had. */
  Optional<AuthorityCertificate> findCertificate(UUID certificateId);

  /** The CA certificate and its issuers up to the self-signed one, the given one first. */
  List<AuthorityCertificate> chainOf(UUID certificateId);

  /** By name, then id. */
  Page<CertificateAuthority> list(AuthorityCriteria search, PageRequest page);

  /** Active CAs of all projects, with their certificates: those first whose ends first. */
  List<CertificateAuthority> firstToExpire(int limit);

  /**
   * Replaces name, friendly name, status and certificate.
   *
   * @throws DuplicateEntry when the new name is taken in the project
   */
  void update(CertificateAuthority authority);

  /** Removes a CA that has issued nothing and that nothing names; its certificates go with it. */
  void remove(UUID id);

  /** Whether another CA, a profile or a certificate hangs on it. */
  boolean isInUse(UUID id);
}
