package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.document.SmallDocuments;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.ProjectRole;

/** A row of {@code membership}. */
@Entity
@Table(name = "membership")
@IdClass(MembershipRow.Key.class)
public class MembershipRow {

  /** The primary key, as Jakarta Persistence wants it: with fields named as the row's. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID projectId;
    private UUID identityId;

    Key() {}

    Key(UUID projectId, UUID identityId) {
      this.projectId = projectId;
      this.identityId = identityId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && projectId.equals(that.projectId)
          && identityId.equals(that.identityId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(projectId, identityId);
    }
  }

  @Id
  @Column(name = "project_id")
  private UUID projectId;

  @Id
  @Column(name = "identity_id")
  private UUID identityId;

  @Column(name = "project_role")
  private String role;

  @Column(name = "profile_ids")
  private String profileIds;

  @Column(name = "created_at")
  private long createdAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected MembershipRow() {}

  static MembershipRow of(Membership membership) {
    MembershipRow row = new MembershipRow();
    row.projectId = membership.projectId();
    row.identityId = membership.identityId();
    row.set(membership);
    return row;
  }

  void set(Membership membership) {
    role = membership.role().name();
    profileIds = SmallDocuments.ofIds(membership.profileIds());
    createdAt = Moments.toMicros(membership.createdAt());
  }

  Membership toMembership() {
    return new Membership(
        projectId,
        identityId,
        ProjectRole.valueOf(role),
        SmallDocuments.ids(profileIds),
        Moments.ofMicros(createdAt));
  }
}
