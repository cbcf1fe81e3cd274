package org.countersign.application.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.countersign.application.refusal.Refused;

/**
 * How often each client may do something in a minute, on this node: the whole number at once after
 * a minute of rest, evenly otherwise.
 */
final class RateLimit {

  private static final long MINUTE_MICROS = 60_000_000;

  private final long intervalMicros;
  private final LongSupplier nanoTime;

  /** When each would be as if it had never come (the GCRA of ATM's traffic control). */
  private final Map<String, Long> spentUntil = new ConcurrentHashMap<>();

  private final AtomicLong lastPruned;

  /**
   * @param perMinute 1 or more
   * @param nanoTime goes on evenly, from wherever; a wall clock may be set back
   */
  RateLimit(int perMinute, LongSupplier nanoTime) {
    this.intervalMicros = MINUTE_MICROS / perMinute;
    this.nanoTime = nanoTime;
    this.lastPruned = new AtomicLong(nowMicros());
  }

  /**
   * @throws Refused RATE_LIMITED, with the time after which the next may come
   */
  void take(String client) {
    long now = nowMicros();
    prune(now);
    long[] early = {0};
    spentUntil.compute(
        client,
        (key, before) -> {
          long spent = before == null ? now : Math.max(before, now);
          early[0] = spent + intervalMicros - (now + MINUTE_MICROS);
          return early[0] > 0 ? before : Long.valueOf(spent + intervalMicros);
        });
    if (early[0] > 0) {
      throw Refused.rateLimited(Duration.ofNanos(early[0] * 1000));
    }
  }

  private long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong());
  }

  private void prune(long now) {
    long last = lastPruned.get();
    if (now - last > MINUTE_MICROS && lastPruned.compareAndSet(last, now)) {
      spentUntil.values().removeIf(spent -> spent <= now);
    }
  }
}
