package org.countersign.domain.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name that can stand in a URL: lower-case letters, digits and hyphens, 1 to 255 of them. */
public final class Slug {

  public static final int MAX_CHARACTERS = 255;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1," + MAX_CHARACTERS + "}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");

  private Slug() {}

  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }

  /**
   * Makes a slug of a name that a person has written: lower case, accents dropped, each run of
   * other characters a hyphen.
   *
   * @return empty when nothing is left, or more than 255 characters
   */
  public static Optional<String> of(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    String letters = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    String hyphenated = OTHERS.matcher(letters).replaceAll("-");
    return Optional.of(OUTER_HYPHENS.matcher(hyphenated).replaceAll("")).filter(Slug::isSlug);
  }
}
