package org.countersign.application.port.job;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A job that runs at an interval, each time on one node.
 *
 * @param name by which all nodes know it; lower-case words with hyphens, at most 40 characters
 * @param interval from the end of one run to the next, positive
 * @param work finds by itself what is to be done, and may be done twice: a node that stands still
 *     for longer than its lease goes on with what another one has taken over
 */
public record RecurringJob(String name, Duration interval, Runnable work) {

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final int MAX_NAME_CHARACTERS = 40;

  public RecurringJob {
    if (name.length() > MAX_NAME_CHARACTERS || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a job's name has at most "
              + MAX_NAME_CHARACTERS
              + " characters, lower-case words with hyphens, not "
              + name);
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "the interval of the job " + name + " is " + interval + "; it must be positive");
    }
    Objects.requireNonNull(work, "work");
  }
}
