package org.countersign.application.key;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Finds RSA keys that were certified here and have a prime factor in common, and blocks them. To be
 * run now and then, on any node; when no new key was certified it takes two queries.
 */
public interface FindSharedPrimes {

  /**
   * Compares the keys certified since the last run with all others.
   *
   * <p>That may take minutes of a processor, in pieces of some tenths of a second.
   *
   * @param rest is called after each piece with the time that it took, so that who runs this may
   *     let others have the processor
   * @return how many keys were blocked
   */
  int run(Consumer<Duration> rest);
}
