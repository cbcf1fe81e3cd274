package org.countersign.application.authority;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * Internal certification authorities. An unknown one is NOT_FOUND: {@code Certificate Authority not
 * found}.
 */
public interface ManageAuthorities {

  /**
   * Makes a CA with a key of its own: a root signs itself, an intermediate with a parent is signed
   * by it at once, one without a parent waits for its certificate.
   *
   * @throws Refused BAD_REQUEST with the reason when the parent's state, dates or path length
   *     forbid it; CONFLICT when the name is taken
   */
  CertificateAuthority create(Caller caller, NewAuthority authority);

  CertificateAuthority find(Caller caller, UUID id);

  /** As {@link Authorities#list}. */
  Page<CertificateAuthority> list(Caller caller, AuthorityCriteria search, PageRequest page);

  /**
   * Renames, switches off or on. @throws Refused BAD_REQUEST when it cannot become active for want
   * of a certificate
   */
  CertificateAuthority update(Caller caller, UUID id, AuthorityChange change);

  /**
   * @throws Refused CONFLICT while something hangs on it
   */
  CertificateAuthority remove(Caller caller, UUID id);

  /**
   * The current certificate and its issuers up to the root, the CA's own first.
   *
   * @throws Refused BAD_REQUEST {@code CA does not have a certificate installed}
   */
  List<AuthorityCertificate> chain(Caller caller, UUID id);

  /**
   * A CA certificate for anybody, as relying parties fetch it; empty when that CA never had that
   * certificate.
   */
  Optional<AuthorityCertificate> publicCertificate(UUID id, UUID certificateId);

  /**
   * What a new CA is to be.
   *
   * @param name slug, 1..64
   * @param notBefore empty: now
   * @param notAfter empty: ten years after notBefore for a root; the parent's for an intermediate
   *     when that is sooner
   * @param maxPathLength -1 for no limit
   */
  record NewAuthority(
      UUID projectId,
      String name,
      String friendlyName,
      AuthorityType type,
      DistinguishedName subject,
      KeyAlgorithm keyAlgorithm,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter,
      int maxPathLength,
      Optional<UUID> parentId) {
    public NewAuthority {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(friendlyName, "friendlyName");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
      Objects.requireNonNull(notBefore, "notBefore");
      Objects.requireNonNull(notAfter, "notAfter");
      Objects.requireNonNull(parentId, "parentId");
    }
  }

  /** An empty field stays as it is. */
  record AuthorityChange(Optional<String> name, Optional<AuthorityStatus> status) {}
}
