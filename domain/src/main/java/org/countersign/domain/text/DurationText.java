package org.countersign.domain.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as people write it: a number, whole or with a fraction, and a unit, such as {@code
 * 90d} or {@code 1.5h}.
 *
 * <p>A month is 30 days and a year 365. The unit {@code m} means minutes in a request's TTL and
 * months in a policy's longest validity, as it always has in this API. The longest duration is 100
 * years, the shortest a second; fractions of a second are cut off, for a certificate cannot hold
 * them.
 */
public final class DurationText {

  public static final Duration LONGEST = Duration.ofDays(100 * 365);

  private static final String NOT_POSITIVE = "TTL must be a positive number";
  private static final String TTL_GRAMMAR =
      NOT_POSITIVE
          + " followed by a unit: s, m or min (minutes), h, d, w, mo (30 days) or y (365 days), such as"
          + " '90d' or '1.5h'; at most 100y";
  private static final String MAX_GRAMMAR =
      "Max validity must be in format like '365d', '12m', '1y', or '24h'";
  private static final String MAX_TOO_LONG = "Max validity cannot exceed 100 years";

  /** Digits are bounded so that no text makes the arithmetic long. */
  private static final Pattern GRAMMAR =
      Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?)(s|min|m|h|d|w|mo|y)");

  private static final long MINUTE = 60;
  private static final long DAY = 24 * 60 * MINUTE;

  private static final Map<String, Long> SECONDS =
      Map.of(
          "s",
          1L,
          "min",
          MINUTE,
          "h",
          60 * MINUTE,
          "d",
          DAY,
          "w",
          7 * DAY,
          "mo",
          30 * DAY,
          "y",
          365 * DAY);

  /** What a text says, or the sentence that tells what it should have said. */
  public sealed interface Reading {

    /** A positive length in whole seconds. */
    record Length(Duration duration) implements Reading {}

    /** No duration; the message has the grammar. */
    record Malformed(String message) implements Reading {}

    /** The length; empty when there is none. */
    default Optional<Duration> length() {
      return this instanceof Length length ? Optional.of(length.duration()) : Optional.empty();
    }

    /** The message; empty when the text is a duration. */
    default Optional<String> error() {
      return this instanceof Malformed malformed
          ? Optional.of(malformed.message())
          : Optional.empty();
    }
  }

  private DurationText() {}

  /** Reads the TTL of a request, where {@code m} is minutes. */
  public static Reading ttl(String text) {
    Optional<BigDecimal> seconds = seconds(text, MINUTE);
    if (seconds.isEmpty() || seconds.get().compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0) {
      return new Reading.Malformed(TTL_GRAMMAR);
    }
    return positive(seconds.get())
        ? new Reading.Length(Duration.ofSeconds(seconds.get().longValue()))
        : new Reading.Malformed(NOT_POSITIVE);
  }

  /** Reads the longest validity of a policy, where {@code m} is months. */
  public static Reading policyMax(String text) {
    Optional<BigDecimal> seconds = seconds(text, 30 * DAY).filter(DurationText::positive);
    if (seconds.isEmpty()) {
      return new Reading.Malformed(MAX_GRAMMAR);
    }
    return seconds.get().compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0
        ? new Reading.Malformed(MAX_TOO_LONG)
        : new Reading.Length(Duration.ofSeconds(seconds.get().longValue()));
  }

  /**
   * Writes a length in the largest unit of which it is a whole number: {@code 365d}, {@code 36h},
   * {@code 90min}. Read back as a TTL or a longest validity it is the same length.
   *
   * @param length of whole seconds
   */
  public static String of(Duration length) {
    long seconds = length.toSeconds();
    for (String unit : List.of("d", "h", "min")) {
      if (seconds % SECONDS.get(unit) == 0) {
        return seconds / SECONDS.get(unit) + unit;
      }
    }
    return seconds + "s";
  }

  /**
   * What a TTL in the unit {@code m} is taken for: {@code 12m: 12 minutes}; empty for any other
   * unit.
   *
   * @param text that {@link #ttl} can read
   */
  public static Optional<String> understoodTtl(String text) {
    return understood(text, "minute", "months in a policy's validity.max; write %smin or %<smo");
  }

  /**
   * What a longest validity in the unit {@code m} is taken for: {@code 12m: 12 months of 30 days};
   * empty for any other unit.
   *
   * @param text that {@link #policyMax} can read
   */
  public static Optional<String> understoodPolicyMax(String text) {
    return understood(text, "month", "minutes in the ttl of a request; write %smo or %<smin");
  }

  private static Optional<String> understood(String text, String unit, String elsewhere) {
    if (!text.endsWith("m")) {
      return Optional.empty();
    }
    String number = text.substring(0, text.length() - 1);
    String units = number.equals("1") ? unit : unit + "s";
    String length = unit.equals("month") ? units + " of 30 days" : units;
    return Optional.of(
        text + ": " + number + " " + length + "; m is " + elsewhere.formatted(number));
  }

  private static boolean positive(BigDecimal seconds) {
    return seconds.compareTo(BigDecimal.ONE) >= 0;
  }

  private static Optional<BigDecimal> seconds(String text, long secondsOfM) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    long secondsOfUnit = unit.equals("m") ? secondsOfM : SECONDS.get(unit);
    return Optional.of(
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(secondsOfUnit)));
  }
}
