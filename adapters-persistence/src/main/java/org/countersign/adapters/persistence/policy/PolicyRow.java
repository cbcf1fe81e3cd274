package org.countersign.adapters.persistence.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.PolicyDocuments;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;

/** A row of {@code policy}; its version is the policy's own. */
@Entity
@Table(name = "policy")
public class PolicyRow {

  @Id private UUID id;

  @Column(name = "project_id")
  private UUID projectId;

  private String name;
  private String description;

  @Column(name = "search_text")
  private String searchText;

  private String rules;

  @Column(name = "policy_version")
  private int policyVersion;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  protected PolicyRow() {}

  static PolicyRow of(CertificatePolicy policy) {
    PolicyRow row = new PolicyRow();
    row.id = policy.id();
    row.projectId = policy.projectId();
    row.name = policy.name();
    row.description = StorableText.of(policy.description());
    row.searchText = searchText(policy);
    row.rules = PolicyDocuments.of(policy.rules().document());
    row.policyVersion = policy.version();
    row.createdAt = Moments.toMicros(policy.createdAt());
    row.updatedAt = Moments.toMicros(policy.updatedAt());
    return row;
  }

  static String searchText(CertificatePolicy policy) {
    return SearchText.of(Stream.of(policy.name(), policy.description()));
  }

  CertificatePolicy toPolicy() {
    return new CertificatePolicy(
        id,
        projectId,
        name,
        description,
        PolicyRules.of(PolicyDocuments.read(rules)),
        policyVersion,
        Moments.ofMicros(createdAt),
        Moments.ofMicros(updatedAt));
  }
}
