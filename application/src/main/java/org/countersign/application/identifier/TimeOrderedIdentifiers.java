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

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;

  private final Clock clock;
  private final SecureRandom random;

  public TimeOrderedIdentifiers(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** The least that could be made at a moment: all made earlier come before it. */
  public static UUID firstOf(Instant moment) {
    return new UUID(moment.toEpochMilli() << 16 | VERSION_7, VARIANT);
  }

  @Override
  public UUID get() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextInt(0x1000);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
