package org.countersign.adapters.persistence.column;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as microseconds since 1970-01-01T00:00Z. */
public final class Moments {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private Moments() {}

  /** What is below a microsecond is cut off. */
  public static long toMicros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  public static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
