package org.countersign.application.key;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Finds RSA keys that were certified here and whose weakness takes long to find, and blocks them:
 * those with a prime factor in common, and those of {@link
 * org.countersign.domain.key.SlowModulusRules}. To be run now and then, on any node; when no new
 * key was certified it takes two queries.
 */
public interface FindWeakModuli {

  /**
   * Inspects the keys certified since the last run, and compares them with all others.
   *
   * <p>That may take minutes of a processor, in pieces of some tenths of a second.
   *
   * @param rest is called after each piece with the time that it took, so that who runs this may
   *     let others have the processor
   * @return how many keys were blocked
   */
  int run(Consumer<Duration> rest);
}
