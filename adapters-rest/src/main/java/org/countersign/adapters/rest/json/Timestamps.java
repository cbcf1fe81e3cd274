package org.countersign.adapters.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Moments as clients write them: an ISO-8601 date, which begins at midnight UTC, or a date-time,
 * which is UTC where it names no offset.
 */
public final class Timestamps {

  /** For who wrote it in another way. */
  public static final String FORMATS =
      "Invalid date format: send an ISO 8601 date, such as 2027-01-31 (midnight UTC), or a date-time,"
          + " such as 2027-01-31T12:00:00Z or 2027-01-31T13:00:00+01:00";

  /** Four digits for the year: a certificate can name no other (RFC 5280, 4.1.2.5). */
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Timestamps() {}

  /** Empty when the text is no such moment, or outside of the years 1 to 9999 in UTC. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > 40 || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      Instant moment = read(text);
      return moment.isBefore(FIRST) || moment.isAfter(LAST)
          ? Optional.empty()
          : Optional.of(moment);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant read(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean hasOffset = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
    return hasOffset
        ? OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant()
        : LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .toInstant(ZoneOffset.UTC);
  }
}
