package org.countersign.adapters.persistence.transaction;

/** Whether the unit of work on the calling thread has noted that it changes something. */
public final class NotedChange {

  private final ThreadLocal<Boolean> noted = new ThreadLocal<>();

  boolean isNoted() {
    return noted.get() != null;
  }

  void set() {
    noted.set(true);
  }

  void clear() {
    noted.remove();
  }
}
