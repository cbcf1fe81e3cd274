package org.countersign.adapters.crypto.asn1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.countersign.domain.x509.StringType;

/**
 * The text in the string types of a name (X.680, 41); a character that the type cannot carry is
 * refused.
 */
final class CharacterStrings {

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final String PRINTABLE_PUNCTUATION = " '()+,-./:=?";

  private CharacterStrings() {}

  /** The type that a tag stands for; empty when names are not written in it. */
  static Optional<StringType> type(int tag) {
    return switch (tag) {
      case DerTag.PRINTABLE_STRING -> Optional.of(StringType.PRINTABLE);
      case DerTag.UTF8_STRING -> Optional.of(StringType.UTF8);
      case DerTag.IA5_STRING -> Optional.of(StringType.IA5);
      case DerTag.TELETEX_STRING -> Optional.of(StringType.TELETEX);
      case DerTag.BMP_STRING -> Optional.of(StringType.BMP);
      case DerTag.UNIVERSAL_STRING -> Optional.of(StringType.UNIVERSAL);
      case DerTag.NUMERIC_STRING -> Optional.of(StringType.NUMERIC);
      case DerTag.VISIBLE_STRING -> Optional.of(StringType.VISIBLE);
      default -> Optional.empty();
    };
  }

  static String text(StringType type, byte[] octets, String what) throws MalformedDer {
    return switch (type) {
      case PRINTABLE -> text(octets, CharacterStrings::isPrintable, "PrintableString", what);
      case IA5 -> text(octets, character -> character < 0x80, "IA5String", what);
      case NUMERIC -> text(octets, CharacterStrings::isNumeric, "NumericString", what);
      case VISIBLE -> text(octets, c -> c >= 0x20 && c < 0x7f, "VisibleString", what);
      case UTF8 -> decoded(octets, StandardCharsets.UTF_8, "UTF8String", what);
      case BMP -> bmp(octets, what);
      case UNIVERSAL -> universal(octets, what);
      // X.690 would have T.61; what is written under this tag is Latin-1, and so it is read.
      case TELETEX -> new String(octets, StandardCharsets.ISO_8859_1);
    };
  }

  private static boolean isPrintable(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PRINTABLE_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isNumeric(int c) {
    return c == ' ' || (c >= '0' && c <= '9');
  }

  private static String text(byte[] octets, IntPredicate allowed, String type, String what)
      throws MalformedDer {
    for (byte octet : octets) {
      if (!allowed.test(octet & 0xff)) {
        throw new MalformedDer(
            "%s holds the octet 0x%02x, which no %s can carry".formatted(what, octet & 0xff, type));
      }
    }
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private static String bmp(byte[] octets, String what) throws MalformedDer {
    String text =
        octets.length % 2 == 0
            ? decoded(octets, StandardCharsets.UTF_16BE, "BMPString", what)
            : null;
    if (text == null || text.codePointCount(0, text.length()) != text.length()) {
      throw new MalformedDer(what + " is no BMPString: two octets a character, none beyond U+FFFF");
    }
    return text;
  }

  private static String universal(byte[] octets, String what) throws MalformedDer {
    if (octets.length % 4 != 0) {
      throw new MalformedDer(what + " is no UniversalString: four octets a character");
    }
    return decoded(octets, UTF_32BE, "UniversalString", what);
  }

  private static String decoded(byte[] octets, Charset charset, String type, String what)
      throws MalformedDer {
    try {
      // A new decoder reports what it cannot read; String's constructor would put U+FFFD in its
      // place.
      return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedDer(what + " is not a well-formed " + type);
    }
  }
}
