package org.countersign.architecture.broken.application.two;

import org.countersign.architecture.broken.application.one.One;

/** Breaks: no cycles; nobody writes to the standard streams. */
public final class Two {

  public One one;

  public void print() {
    System.out.println("two");
  }
}
