package org.countersign.blackbox.harness;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names and secrets that are made for one run. */
public final class RandomText {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** 64 hex digits. */
  public static String secret() {
    return hex(32);
  }

  /** The prefix, a hyphen and eight hex digits: what is unique enough for a name. */
  public static String name(String prefix) {
    return prefix + "-" + hex(4);
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
