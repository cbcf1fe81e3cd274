package org.countersign.domain.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.domain.x509.SubjectAttributeType;

/** What was most likely meant by a value of a subject that a policy refuses as it stands. */
final class SubjectCorrections {

  private SubjectCorrections() {}

  /** Other spellings of the same thing, the nearest first; the value itself is none of them. */
  static Stream<String> of(SubjectAttributeType type, String value) {
    String visible = VisibleText.of(value);
    Stream<String> more =
        switch (type.wireName()) {
          case "country" -> country(visible).stream();
          case "common_name" -> NameCorrections.host(value).stream();
          default -> Stream.empty();
        };
    return Stream.concat(Stream.of(visible), more)
        .filter(text -> !text.isEmpty() && !text.equals(value))
        .distinct();
  }

  /** The code of two letters for one in lower case, one of three letters, or an English name. */
  private static Optional<String> country(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    if (upper.length() == 2) {
      return Optional.of(upper);
    }
    return Arrays.stream(Locale.getISOCountries())
        .filter(
            code -> {
              Locale country = new Locale("", code);
              return country.getISO3Country().equals(upper)
                  || country.getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(value);
            })
        .findFirst();
  }
}
