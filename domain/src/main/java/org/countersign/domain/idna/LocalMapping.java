package org.countersign.domain.idna;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a person writes for a domain name, brought into the spelling that IDNA2008 knows (RFC 5895,
 * section 2): lower case, ordinary width, composed, full stops between the labels.
 */
public final class LocalMapping {

  private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

  private LocalMapping() {}

  /** The name respelled; whether its labels are valid is another question. */
  public static String of(String name) {
    StringBuilder mapped = new StringBuilder(name.length());
    name.codePoints().forEach(codePoint -> mapped.append(mapped(codePoint)));
    return Normalizer.normalize(mapped, Normalizer.Form.NFC);
  }

  /** One character at a time, so that no neighbour (a final sigma's, say) has a say in it. */
  private static String mapped(int codePoint) {
    String ordinary = ofOrdinaryWidth(codePoint);
    return ordinary.indexOf(IDEOGRAPHIC_FULL_STOP) >= 0 ? "." : ordinary.toLowerCase(Locale.ROOT);
  }

  /**
   * Letters, digits and full stops only: a wide star or at sign shall not get a meaning by this.
   */
  private static String ofOrdinaryWidth(int codePoint) {
    String character = Character.toString(codePoint);
    boolean isFullStop = codePoint == 0xff0e || codePoint == 0xff61;
    return codePoint >= 0xff00
            && codePoint <= 0xffef
            && (isFullStop || Character.isLetterOrDigit(codePoint))
        ? Normalizer.normalize(character, Normalizer.Form.NFKC)
        : character;
  }
}
