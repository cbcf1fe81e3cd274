package org.countersign.application.port.persistence;

import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;

/** The people who use the console. */
public interface Users {

  /**
   * @throws DuplicateEntry when the e-mail address is taken, at the latest at commit
   */
  void add(User user);

  /** By e-mail address, then id. */
  Page<User> list(PageRequest page);

  /** Whether there is no user at all. */
  boolean isEmpty();
}
