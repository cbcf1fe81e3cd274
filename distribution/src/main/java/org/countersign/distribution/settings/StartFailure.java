package org.countersign.distribution.settings;

import java.util.Optional;

/**
 * The sentence that says why the web application did not start, for the process around it: its
 * server reports a failed deployment with a stack trace, or not at all. By a system property, since
 * the two share no class loader.
 */
public final class StartFailure {

  private static final String PROPERTY = "org.countersign.startFailure";

  private StartFailure() {}

  /** Leaves the sentence. */
  public static void tell(String sentence) {
    System.setProperty(PROPERTY, sentence);
  }

  /** What was left. */
  public static Optional<String> told() {
    return Optional.ofNullable(System.getProperty(PROPERTY));
  }
}
