package org.countersign.distribution.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request is part of (W3C Trace Context, 3.2).
 *
 * @param traceId 32 digits, lower-case hex
 * @param parentId of the caller's span, 16 digits
 */
record TraceParent(String traceId, String parentId) {

  static final String HEADER = "traceparent";

  private static final int LENGTH_OF_VERSION_00 = 55;

  /** A later version may add fields, after another hyphen. */
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  private static final Pattern ZEROS = Pattern.compile("0+");

  /**
   * @return empty for what is not of the form: then there is no trace
   */
  static Optional<TraceParent> read(String header) {
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches()
        || matcher.group(1).equals("ff")
        || (matcher.group(1).equals("00") && header.length() != LENGTH_OF_VERSION_00)
        || ZEROS.matcher(matcher.group(2)).matches()
        || ZEROS.matcher(matcher.group(3)).matches()) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(matcher.group(2), matcher.group(3)));
  }
}
