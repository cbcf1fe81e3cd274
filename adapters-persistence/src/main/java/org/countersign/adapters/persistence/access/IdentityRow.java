package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;

/** A row of {@code machine_identity}. */
@Entity
@Table(name = "machine_identity")
public class IdentityRow {

  @Id private UUID id;
  private String name;

  @Column(name = "organization_role")
  private String role;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected IdentityRow() {}

  static IdentityRow of(Identity identity) {
    IdentityRow row = new IdentityRow();
    row.id = identity.id();
    row.set(identity);
    return row;
  }

  void set(Identity identity) {
    name = StorableText.of(identity.name());
    role = identity.role().name();
    searchText = SearchText.of(Stream.of(identity.name()));
    createdAt = Moments.toMicros(identity.createdAt());
    updatedAt = Moments.toMicros(identity.updatedAt());
  }

  Identity toIdentity() {
    return new Identity(
        id,
        name,
        OrganizationRole.valueOf(role),
        Moments.ofMicros(createdAt),
        Moments.ofMicros(updatedAt));
  }
}
