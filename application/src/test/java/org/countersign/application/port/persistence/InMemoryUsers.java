package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;

/** Users in memory. */
public final class InMemoryUsers implements Users {

  private final InMemoryTable<UUID, User> users;

  InMemoryUsers(InMemoryTable<UUID, User> users) {
    this.users = users;
  }

  @Override
  public void add(User user) {
    users.add(user);
  }

  @Override
  public Page<User> list(PageRequest page) {
    return Pages.cut(
        users
            .rows()
            .sorted(Comparator.comparing(User::email).thenComparing(user -> user.id().toString()))
            .toList(),
        page);
  }

  @Override
  public boolean isEmpty() {
    return users.rows().findAny().isEmpty();
  }
}
