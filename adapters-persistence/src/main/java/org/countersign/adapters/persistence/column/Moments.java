package org.countersign.adapters.persistence.column;

import java.time.Instant;

/** Moments as microseconds since 1970-01-01T00:00Z. */
public final class Moments {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long LAST_SECOND = Long.MAX_VALUE / MICROS_PER_SECOND;
  private static final int NANOS_PER_MICRO = 1_000;

  private Moments() {}

  /**
   * What is below a microsecond is cut off; moments some 290,000 years from now, which nothing has
   * but what people search for, become the last that there is.
   */
  public static long toMicros(Instant moment) {
    long seconds = moment.getEpochSecond();
    if (Math.abs(seconds) >= LAST_SECOND) {
      return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return seconds * MICROS_PER_SECOND + moment.getNano() / NANOS_PER_MICRO;
  }

  public static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
