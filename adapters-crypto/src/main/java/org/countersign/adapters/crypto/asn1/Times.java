package org.countersign.adapters.crypto.asn1;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Time (RFC 5280, 4.1.2.5): UTCTime from 1950 to 2049 and GeneralizedTime from 2050 on, in whole
 * seconds, UTC.
 */
public final class Times {

  private static final Pattern UTC_TIME = Pattern.compile("[0-9]{12}Z");
  private static final Pattern GENERALIZED_TIME = Pattern.compile("[0-9]{14}Z");
  private static final int PIVOT = 50;
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  private Times() {}

  public static Instant read(DerValue value, String what) throws MalformedDer {
    String text = new String(value.content(), StandardCharsets.ISO_8859_1);
    if (value.is(DerTag.UTC_TIME) && UTC_TIME.matcher(text).matches()) {
      int year = Integer.parseInt(text.substring(0, 2));
      return moment(year + (year < PIVOT ? 2000 : 1900), text.substring(2), what);
    }
    if (value.is(DerTag.GENERALIZED_TIME) && GENERALIZED_TIME.matcher(text).matches()) {
      int year = Integer.parseInt(text.substring(0, 4));
      if (year < FIRST_GENERALIZED_YEAR) {
        throw new MalformedDer(what + " is a GeneralizedTime before 2050; UTCTime is expected");
      }
      return moment(year, text.substring(4), what);
    }
    throw new MalformedDer(what + " is no UTCTime or GeneralizedTime in whole seconds with Z");
  }

  private static Instant moment(int year, String rest, String what) throws MalformedDer {
    try {
      return LocalDateTime.of(
              year, pair(rest, 0), pair(rest, 1), pair(rest, 2), pair(rest, 3), pair(rest, 4))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedDer(what + " is no moment of the calendar");
    }
  }

  private static int pair(String digits, int index) {
    return Integer.parseInt(digits.substring(2 * index, 2 * index + 2));
  }
}
