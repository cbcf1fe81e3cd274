package org.countersign.application.inventory;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.IssuedCertificate;

/**
 * Certificates. A requester sees those that it asked for. Unknown: NOT_FOUND {@code Certificate not
 * found}.
 */
public interface FindCertificates {

  IssuedCertificate find(Caller caller, UUID id);

  /** The certificate with the chain that it verifies under. */
  Bundle bundle(Caller caller, UUID id);

  /**
   * As {@link Certificates#search}; for a requester, {@code requesterId} is set to itself.
   *
   * @throws Refused NOT_FOUND {@code Project not found}
   */
  Page<IssuedCertificate> search(Caller caller, CertificateCriteria search, PageRequest page);

  /**
   * @param chain the issuing CA's certificate, then its issuers up to the root
   */
  record Bundle(IssuedCertificate certificate, List<AuthorityCertificate> chain) {
    public Bundle {
      Objects.requireNonNull(certificate, "certificate");
      chain = List.copyOf(chain);
    }
  }
}
