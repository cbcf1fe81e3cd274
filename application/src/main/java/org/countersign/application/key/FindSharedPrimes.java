package org.countersign.application.key;

/**
 * Finds RSA keys that were certified here and have a prime factor in common, and blocks them. To be
 * run now and then, on any node; when no new key was certified it takes two queries.
 */
public interface FindSharedPrimes {

  /**
   * Compares the keys certified since the last run with all others.
   *
   * @return how many keys were blocked
   */
  int run();
}
