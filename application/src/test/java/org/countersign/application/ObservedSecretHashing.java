package org.countersign.application;

import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.application.port.crypto.FakeSecretHashing;
import org.countersign.application.port.crypto.SecretHashing;

/** Counts how often a secret is held against a hash: that is what takes time. */
public final class ObservedSecretHashing implements SecretHashing {

  private final SecretHashing hashing = new FakeSecretHashing();
  private final AtomicInteger checks = new AtomicInteger();

  /** How many checks there were since the last call. */
  public int checks() {
    return checks.getAndSet(0);
  }

  @Override
  public String hash(String secret) {
    return hashing.hash(secret);
  }

  @Override
  public boolean matches(String secret, String hash) {
    checks.incrementAndGet();
    return hashing.matches(secret, hash);
  }

  @Override
  public String unmatchable() {
    return hashing.unmatchable();
  }
}
