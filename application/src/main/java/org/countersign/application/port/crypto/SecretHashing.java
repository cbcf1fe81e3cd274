package org.countersign.application.port.crypto;

/** One-way hashing of client secrets and passwords, hard in memory or iterations, salted. */
public interface SecretHashing {

  /**
   * A text that says in itself how it was made, parameters and salt included; different at each
   * call.
   */
  String hash(String secret);

  /** Whether the secret is the one that was hashed; false also when the text is no such hash. */
  boolean matches(String secret, String hash);

  /**
   * A hash that no secret matches and that takes as long to check as any other: what an unknown
   * client id is checked against, so that the time tells nothing.
   */
  String unmatchable();
}
