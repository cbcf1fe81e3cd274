package org.countersign.distribution.settings;

import java.util.Optional;

/**
 * What the server process and the web application inside it tell each other about the start. By
 * system properties, since the two share no class loader. On a server that is not ours nobody
 * listens, and nothing is under way.
 */
public final class StartProgress {

  private static final String FAILURE = "org.countersign.startFailure";
  private static final String UNDER_WAY = "org.countersign.starting";

  private StartProgress() {}

  /** The application leaves the sentence that says why it does not start. */
  public static void fail(String sentence) {
    System.setProperty(FAILURE, sentence);
  }

  /** The sentence that was left. */
  public static Optional<String> failure() {
    return Optional.ofNullable(System.getProperty(FAILURE));
  }

  /** The server process begins to boot. */
  public static void begin() {
    System.setProperty(UNDER_WAY, "true");
  }

  /** The server process has deployed the application whole. */
  public static void complete() {
    System.clearProperty(UNDER_WAY);
  }

  /**
   * Whether the server still deploys: it answers requests already then, some of them with an error.
   */
  public static boolean isUnderWay() {
    return Boolean.getBoolean(UNDER_WAY);
  }
}
