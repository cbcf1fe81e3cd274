package org.countersign.application.access;

import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.persistence.Users;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;

final class UserList implements ListUsers {

  private final UnitOfWork unitOfWork;
  private final Users users;

  UserList(UnitOfWork unitOfWork, Users users) {
    this.unitOfWork = unitOfWork;
    this.users = users;
  }

  @Override
  public Page<User> list(Caller caller, PageRequest page) {
    AccessControl.requireOrganizationAdmin(caller, "read", "users");
    return unitOfWork.commit(() -> users.list(page));
  }
}
