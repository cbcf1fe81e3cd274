package org.countersign.application.port.persistence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.profile.CertificateProfile;

/** Authorities in memory. */
public final class InMemoryAuthorities implements Authorities {

  private final InMemoryTable<UUID, CertificateAuthority> authorities;
  private final InMemoryTable<UUID, AuthorityCertificate> certificates;
  private final InMemoryTable<UUID, CertificateProfile> profiles;
  private final InMemoryTable<UUID, IssuedCertificate> issued;

  InMemoryAuthorities(
      InMemoryTable<UUID, CertificateAuthority> authorities,
      InMemoryTable<UUID, AuthorityCertificate> certificates,
      InMemoryTable<UUID, CertificateProfile> profiles,
      InMemoryTable<UUID, IssuedCertificate> issued) {
    this.authorities = authorities;
    this.certificates = certificates;
    this.profiles = profiles;
    this.issued = issued;
  }

  @Override
  public void add(CertificateAuthority authority) {
    authorities.add(authority);
    authority.certificate().ifPresent(certificates::put);
  }

  @Override
  public Optional<CertificateAuthority> find(UUID id) {
    return authorities.find(id);
  }

  @Override
  public Optional<AuthorityCertificate> findCertificate(UUID certificateId) {
    return certificates.find(certificateId);
  }

  @Override
  public List<AuthorityCertificate> chainOf(UUID certificateId) {
    List<AuthorityCertificate> chain = new ArrayList<>();
    Optional<AuthorityCertificate> next = certificates.find(certificateId);
    while (next.isPresent()) {
      chain.add(next.get());
      next = next.get().issuerCertificateId().flatMap(certificates::find);
    }
    return chain;
  }

  @Override
  public Page<CertificateAuthority> list(AuthorityCriteria search, PageRequest page) {
    return Pages.cut(
        authorities
            .rows()
            .filter(authority -> authority.projectId().equals(search.projectId()))
            .filter(a -> search.status().map(a.status()::equals).orElse(true))
            .filter(authority -> SearchedText.isPartOf(search.text(), searchedIn(authority)))
            .sorted(
                Comparator.comparing(CertificateAuthority::name)
                    .thenComparing(authority -> authority.id().toString()))
            .toList(),
        page);
  }

  @Override
  public List<CertificateAuthority> firstToExpire(int limit) {
    return authorities
        .rows()
        .filter(authority -> authority.status() == AuthorityStatus.ACTIVE)
        .sorted(
            Comparator.comparing(
                authority -> authority.certificate().orElseThrow().validity().notAfter()))
        .limit(limit)
        .toList();
  }

  private static Stream<String> searchedIn(CertificateAuthority authority) {
    return Stream.concat(
        Stream.of(authority.name(), authority.friendlyName()),
        authority.subject().attributes().map(attribute -> attribute.value()));
  }

  @Override
  public void update(CertificateAuthority authority) {
    authorities.update(authority);
    authority.certificate().ifPresent(certificates::put);
  }

  @Override
  public void remove(UUID id) {
    certificates.removeIf(certificate -> certificate.authorityId().equals(id));
    authorities.remove(id);
  }

  @Override
  public boolean isInUse(UUID id) {
    return authorities.rows().anyMatch(other -> other.parentId().equals(Optional.of(id)))
        || profiles.rows().anyMatch(profile -> profile.caId().equals(Optional.of(id)))
        || issued.rows().anyMatch(certificate -> certificate.authorityId().equals(id));
  }
}
