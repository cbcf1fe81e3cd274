package org.countersign.domain.policy.pattern;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.UniformResourceIdentifier;

/**
 * Whether any URI matches a pattern.
 *
 * <p>What stands before the first star has to be the beginning of a URI: one of the ends below
 * makes one of every beginning. What stands behind it has to be able to stand in a query, which is
 * free in form and which the star can begin; in a SPIFFE ID, which has none, in a path. That the
 * pieces fit one another is not looked into.
 */
final class UriPatternForm {

  private static final int MAX_CHARACTERS = 2048;

  /** For a beginning that breaks off in its scheme, host, address, port, path or octet. */
  private static final List<String> ENDS =
      List.of(
          "", "a", "//a/", "//a", "/a/", "/a", "a://a/", "://a/", "0", "B", "F", "2F", "::1]/",
          ":1]/", "1]/", "]/");

  private static final String A_LABEL = "xn--";
  private static final String SPIFFE = "spiffe:";
  private static final String SPIFFE_START = "spiffe://";

  private UriPatternForm() {}

  /**
   * Why no URI matches; empty when one may.
   *
   * @param pieces around the stars, in the spelling in which they are compared
   */
  static Optional<String> defect(List<String> pieces) {
    String first = pieces.get(0);
    if (pieces.size() == 1) {
      return UniformResourceIdentifier.read(first).defect();
    }
    int least = pieces.stream().mapToInt(String::length).sum();
    if (least > MAX_CHARACTERS) {
      return Optional.of(
          "a URI that matches has " + least + " characters or more; 2048 are allowed");
    }
    if (!canBegin(first)) {
      return Optional.of("no URI begins with " + QuotedText.quoted(first));
    }
    return unfit(pieces).map(p -> "no URI has " + QuotedText.quoted(p) + " in it");
  }

  /** Where an A-label breaks off, or the length is near its greatest, no end can be made up. */
  private static boolean canBegin(String first) {
    return first.contains(A_LABEL)
        || first.length() > MAX_CHARACTERS - 16
        || ENDS.stream().anyMatch(end -> UniformResourceIdentifier.parse(first + end).isPresent());
  }

  private static Optional<String> unfit(List<String> pieces) {
    boolean spiffe = pieces.get(0).startsWith(SPIFFE);
    int last = pieces.size() - 1;
    for (int i = 1; i <= last; i++) {
      String piece = i == 1 && spiffe ? behindSlashes(pieces) : pieces.get(i);
      boolean fits = spiffe ? fitsPath(piece, i == last) : fitsQuery(piece, i == last);
      if (!fits) {
        return Optional.of(piece);
      }
    }
    boolean fragments =
        pieces.stream().flatMapToInt(String::chars).filter(c -> c == '#').count() > 1;
    return fragments ? Optional.of("#' and '#") : Optional.empty();
  }

  /** The slashes before the trust domain may stand behind the first star. */
  private static String behindSlashes(List<String> pieces) {
    return SPIFFE_START.startsWith(pieces.get(0))
        ? pieces.get(1).replaceFirst("^//?", "")
        : pieces.get(1);
  }

  private static boolean fitsPath(String piece, boolean last) {
    return isShort("spiffe://a/a" + piece + (last ? "" : "a"));
  }

  private static boolean fitsQuery(String piece, boolean last) {
    return last
        ? isShort("a:a?" + piece)
        : ENDS.stream().anyMatch(e -> isShort("a:a?" + piece + e));
  }

  /** The made-up beginning does not count for the length. */
  private static boolean isShort(String uri) {
    return uri.length() > MAX_CHARACTERS || UniformResourceIdentifier.parse(uri).isPresent();
  }
}
