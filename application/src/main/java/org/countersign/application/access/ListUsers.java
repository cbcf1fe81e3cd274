package org.countersign.application.access;

import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;

/** The people who use the console. */
public interface ListUsers {

  /**
   * @throws Refused PERMISSION_DENIED unless the caller is an organisation admin
   */
  Page<User> list(Caller caller, PageRequest page);
}
