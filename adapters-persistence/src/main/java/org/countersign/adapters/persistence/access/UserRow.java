package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.User;

/** A row of {@code console_user}. */
@Entity
@Table(name = "console_user")
public class UserRow {

  @Id private UUID id;
  private String email;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "organization_role")
  private String role;

  @Column(name = "created_at")
  private long createdAt;

  protected UserRow() {}

  static UserRow of(User user) {
    UserRow row = new UserRow();
    row.id = user.id();
    row.email = StorableText.of(user.email());
    row.passwordHash = user.passwordHash();
    row.role = user.role().name();
    row.createdAt = Moments.toMicros(user.createdAt());
    return row;
  }

  User toUser() {
    return new User(
        id, email, passwordHash, OrganizationRole.valueOf(role), Moments.ofMicros(createdAt));
  }
}
