package org.countersign.architecture.broken.application.one;

import jakarta.persistence.EntityManager;
import org.countersign.architecture.broken.application.two.Two;

/** Breaks: the application uses nothing but the domain and Java; JPA; no cycles. */
public final class One {

  public EntityManager entityManager;
  public Two two;
}
