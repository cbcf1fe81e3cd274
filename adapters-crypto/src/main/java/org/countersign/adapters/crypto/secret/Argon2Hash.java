package org.countersign.adapters.crypto.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash in PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}, both in base64
 * without padding.
 *
 * @param memoryKibibytes m
 * @param passes t
 * @param lanes p
 */
record Argon2Hash(int memoryKibibytes, int passes, int lanes, byte[] salt, byte[] tag) {

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  /**
   * A stored text that asks for more than this was not written by us; nobody is to be made to work
   * it out.
   */
  private static final int MAX_MEMORY_KIBIBYTES = 256 * 1024;

  private static final int MAX_PASSES = 16;
  private static final int MAX_LANES = 8;

  /** RFC 9106, 3.1: at least eight blocks of one KiB a lane. */
  private static final int MIN_KIBIBYTES_PER_LANE = 8;

  /** Empty when the text is no such hash, or one that is out of all measure. */
  static Optional<Argon2Hash> parse(String text) {
    Matcher phc = PHC.matcher(text);
    if (!phc.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              new Argon2Hash(
                  Integer.parseInt(phc.group(1)),
                  Integer.parseInt(phc.group(2)),
                  Integer.parseInt(phc.group(3)),
                  Base64.getDecoder().decode(phc.group(4)),
                  Base64.getDecoder().decode(phc.group(5))))
          .filter(Argon2Hash::isMeasured);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isMeasured() {
    return lanes >= 1
        && lanes <= MAX_LANES
        && passes >= 1
        && passes <= MAX_PASSES
        && memoryKibibytes >= MIN_KIBIBYTES_PER_LANE * lanes
        && memoryKibibytes <= MAX_MEMORY_KIBIBYTES;
  }

  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memoryKibibytes
        + ",t="
        + passes
        + ",p="
        + lanes
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(tag);
  }

  @Override
  public String toString() {
    return "Argon2Hash[…]";
  }
}
