package org.countersign.application.issuance;

/** Forgets the keys whose certificates have ended. */
@FunctionalInterface
public interface ForgetIdempotencyKeys {

  void run();
}
