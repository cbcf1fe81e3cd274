package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;

/** Policies in memory. */
public final class InMemoryPolicies implements Policies {

  private final InMemoryTable<UUID, CertificatePolicy> policies;

  InMemoryPolicies(InMemoryTable<UUID, CertificatePolicy> policies) {
    this.policies = policies;
  }

  @Override
  public void add(CertificatePolicy policy) {
    policies.add(policy);
  }

  @Override
  public Optional<CertificatePolicy> find(UUID id) {
    return policies.find(id);
  }

  @Override
  public Page<CertificatePolicy> list(UUID projectId, String search, PageRequest page) {
    return Pages.cut(
        policies
            .rows()
            .filter(policy -> policy.projectId().equals(projectId))
            .filter(p -> SearchedText.isPartOf(search, Stream.of(p.name(), p.description())))
            .sorted(
                Comparator.comparing(CertificatePolicy::name)
                    .thenComparing(policy -> policy.id().toString()))
            .toList(),
        page);
  }

  @Override
  public void update(CertificatePolicy policy) {
    policies.updateIf(policy, stored -> stored.version() == policy.version() - 1);
  }

  @Override
  public void remove(UUID id) {
    policies.remove(id);
  }
}
