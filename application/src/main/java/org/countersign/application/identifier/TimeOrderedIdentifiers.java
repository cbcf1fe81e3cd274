package org.countersign.application.identifier;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * UUIDs of version 7 (RFC 9562, 5.7): they sort by the millisecond in which they were made, so that
 * new rows lie together in an index.
 */
public final class TimeOrderedIdentifiers implements Supplier<UUID> {

  /** In the year 6429, half of what 48 bits hold: the same order with and without a sign. */
  private static final long LAST_MILLI = (1L << 47) - 1;

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;

  private final Clock clock;
  private final SecureRandom random;

  public TimeOrderedIdentifiers(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * The least that could be made at a moment: all made earlier come before it. For a moment before
   * 1970 or after 6429 it is that of the nearest moment in between.
   */
  public static UUID firstOf(Instant moment) {
    long milli =
        moment.isBefore(Instant.EPOCH)
            ? 0
            : moment.isAfter(Instant.ofEpochMilli(LAST_MILLI)) ? LAST_MILLI : moment.toEpochMilli();
    return new UUID(milli << 16 | VERSION_7, VARIANT);
  }

  @Override
  public UUID get() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextInt(0x1000);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
