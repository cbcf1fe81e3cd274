package org.countersign.application.memory;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.Freshness;

/**
 * Values that were read from the database once and are used until something there has changed.
 *
 * <p>A value is used only in the epoch that had begun before the reading of it did: a change that
 * falls between the two, or into the reading itself, ends that epoch and the value with it. Any
 * number of threads may ask at once; several that find nothing read each for itself.
 */
public final class Remembered<K, V> {

  /** Some megabytes of what issuing remembers, and more than most installations have of it. */
  public static final int LIMIT = 10_000;

  private record Entry<V>(long epoch, V value) {}

  private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private final Freshness freshness;
  private final Predicate<V> worthIt;
  private final int limit;

  /**
   * @param worthIt whether a value may be remembered
   */
  public Remembered(Freshness freshness, Predicate<V> worthIt) {
    this(freshness, worthIt, LIMIT);
  }

  /**
   * @param limit how many values are kept; when there would be more, all are forgotten
   */
  Remembered(Freshness freshness, Predicate<V> worthIt, int limit) {
    this.freshness = freshness;
    this.worthIt = worthIt;
    this.limit = limit;
  }

  /**
   * The value of a key, remembered or read now.
   *
   * @param read is called outside of any lock; what it throws is passed on and not remembered
   */
  public V get(K key, Supplier<V> read) {
    OptionalLong epoch = freshness.epoch();
    if (epoch.isEmpty()) {
      return read.get();
    }
    Entry<V> known = entries.get(key);
    if (known != null && known.epoch() == epoch.getAsLong()) {
      return known.value();
    }
    V value = read.get();
    if (worthIt.test(value)) {
      remember(key, new Entry<>(epoch.getAsLong(), value));
    }
    return value;
  }

  private void remember(K key, Entry<V> entry) {
    if (entries.mappingCount() >= limit && !entries.containsKey(key)) {
      entries.clear();
    }
    entries.put(key, entry);
  }
}
