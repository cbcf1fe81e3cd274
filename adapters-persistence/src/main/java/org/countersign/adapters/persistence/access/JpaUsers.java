package org.countersign.adapters.persistence.access;

import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Users;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;

/** The console's users in the database. */
public final class JpaUsers implements Users {

  private final OpenUnit unit;

  public JpaUsers(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(User user) {
    unit.insert(UserRow.of(user));
  }

  @Override
  public Page<User> list(PageRequest page) {
    return new PagedQuery<>(unit, UserRow.class).page("r.email, r.id", page, UserRow::toUser);
  }

  @Override
  public boolean isEmpty() {
    return unit.isEmpty(UserRow.class);
  }
}
