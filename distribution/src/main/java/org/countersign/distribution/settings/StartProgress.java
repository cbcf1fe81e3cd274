package org.countersign.distribution.settings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the server process and the web application inside it tell each other about the start. By
 * system properties, since the two share no class loader. On a server that is not ours nobody
 * listens, and nothing is under way.
 */
public final class StartProgress {

  /** Exit code of a process that could not start: the usual one for wrong usage. */
  public static final int NOT_STARTED = 2;

  private static final String UNDER_WAY = "org.countersign.starting";
  private static final String SERVES = "org.countersign.serves";

  private StartProgress() {}

  /** The application has done all that must happen before the first request. */
  public static void markServing() {
    System.setProperty(SERVES, "true");
  }

  /** Whether the application has; a server may call one deployed that failed to start. */
  public static boolean isServing() {
    return Boolean.getBoolean(SERVES);
  }

  /**
   * The application cannot start. In a server process of ours that is the end of it, with this
   * sentence and nothing else: what the application server makes of an exception are pages of
   * traces. On another server this returns.
   */
  public static void fail(String sentence) {
    if (isUnderWay()) {
      end(sentence);
    }
  }

  /** Ends this process with a sentence on its standard error. Does not return. */
  public static void end(String sentence) {
    // Not System.err, which the application server turns into log records.
    PrintStream error =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    error.println("countersign: " + sentence);
    // Not exit: what is half started must not hold the process.
    Runtime.getRuntime().halt(NOT_STARTED);
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
