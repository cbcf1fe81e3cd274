package org.countersign.domain.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a private key in a text, however it was pasted there: in armour of any kind, whole or
 * mangled, in base64 without it, in base64 of base64, in hexadecimal, or as octets that were taken
 * for characters. A keystore counts as one, for it holds one.
 *
 * <p>Such a text is never kept, logged or repeated. What looks like a key is one here: a text that
 * is refused for nothing is sent again, a key that is kept is lost for good.
 */
public final class PrivateKeyText {

  /** Stands in records in the place of a text that held a private key. */
  public static final String NOT_KEPT = "(not kept: the text held a private key)";

  /** Stands in messages in the place of a value that holds a private key. */
  public static final String NOT_SHOWN = "(a private key, not shown)";

  /** The shortest keys, of 256 bits, take more characters than this in any encoding. */
  private static final int MIN_CHARACTERS = 36;

  /** How far behind {@code BEGIN} the label of a PEM block can end, quoted or escaped. */
  private static final int LABEL_CHARACTERS = 60;

  /** Enough octets for what is looked at in front of a key. */
  private static final int LOOKED_AT = 96;

  /** More than so many base64 characters take with all that may stand between them. */
  private static final int SCANNED = 4 * LOOKED_AT;

  /** Formats that write out the parts of a key under names. */
  private static final String[] NAMES_OF_PARTS = {
    "PuTTY-User-Key-File", "Private-Lines:", "privateExponent", "\npriv:", "<RSAKeyValue><Modulus>"
  };

  /** The first octets of an OpenSSH key, {@code openssh-key-v1}, in base64. */
  private static final String OPENSSH = "b3BlbnNzaC1rZXktdjE";

  /**
   * How the Java keystores JKS and JCEKS begin, with version 2: as octets, as octets that were no
   * UTF-8, and in base64.
   */
  private static final String[] JAVA_KEYSTORES = {
    "\u00fe\u00ed\u00fe\u00ed\0\0\0\u0002",
    "\u00ce\u00ce\u00ce\u00ce\0\0\0\u0002",
    "\ufffd\ufffd\ufffd\ufffd\0\0\0\u0002",
    "/u3+7QAAAAI",
    "_u3-7QAAAAI",
    "zs7OzgAAAAI"
  };

  private PrivateKeyText() {}

  /** Whether there is a private key in the text, or was in the one that this one stands for. */
  public static boolean isIn(String text) {
    return text.equals(NOT_KEPT)
        || (text.length() >= MIN_CHARACTERS
            && (isWrittenIn(text)
                || printed(text).filter(PrivateKeyText::isWrittenIn).isPresent()));
  }

  private static boolean isWrittenIn(String text) {
    return hasArmour(text) || hasParts(text) || hasEncoding(text) || hasAny(JAVA_KEYSTORES, text);
  }

  /** The octets that a text prints in hexadecimal, as characters. */
  private static Optional<String> printed(String text) {
    return HexDump.octets(text).map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
  }

  /**
   * What people call the keystore in a text; empty when there is none.
   *
   * @param text {@link #isIn} is true of it
   */
  public static Optional<String> keystoreIn(String text) {
    String octets = printed(text).orElse(text);
    if (hasAny(JAVA_KEYSTORES, octets)) {
      return Optional.of("Java keystore");
    }
    for (int i = 0; i + MIN_CHARACTERS <= octets.length(); i++) {
      char c = octets.charAt(i);
      if ((c == '0' && PrivateKeyOctets.isPfxAt(octets, i))
          || (c == 'M'
              && isSequence(octets, i)
              && PrivateKeyOctets.isPfxAt(decoded(octets, i), 0))) {
        return Optional.of("PKCS #12 keystore");
      }
    }
    return Optional.empty();
  }

  /** The text as a record may keep it: whole, but never a private key. */
  public static String kept(String text) {
    return isIn(text) ? NOT_KEPT : text;
  }

  private static boolean hasArmour(String text) {
    for (int i = indexOfBegin(text, 0); i >= 0; i = indexOfBegin(text, i + 1)) {
      String label = text.substring(i, Math.min(text.length(), i + LABEL_CHARACTERS));
      if (letters(label).contains("privatekey") && holdsBase64(text, i + LABEL_CHARACTERS / 2)) {
        return true;
      }
    }
    return false;
  }

  private static int indexOfBegin(String text, int from) {
    for (int i = from; i + LABEL_CHARACTERS / 2 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == 'B' || c == 'b') && text.regionMatches(true, i, "begin", 0, 5)) {
        return i;
      }
    }
    return -1;
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /** An armour with nothing in it is no key. */
  private static boolean holdsBase64(String text, int from) {
    int characters = 0;
    for (int i = from; i < text.length() && characters < MIN_CHARACTERS; i++) {
      characters += isBase64(text.charAt(i)) ? 1 : 0;
    }
    return characters == MIN_CHARACTERS;
  }

  private static boolean hasParts(String text) {
    return hasAny(NAMES_OF_PARTS, text) || (text.contains("\"kty\"") && text.contains("\"d\""));
  }

  private static boolean hasAny(String[] signs, String text) {
    for (String sign : signs) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasEncoding(String text) {
    for (int i = 0; i + MIN_CHARACTERS <= text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '0' && PrivateKeyOctets.beginAt(text, i))
          || (c == 'M' && isSequence(text, i) && PrivateKeyOctets.beginAt(decoded(text, i), 0))
          || (c == 'b' && text.startsWith(OPENSSH, i))
          || (c == 'L' && text.startsWith("LS0t", i) && isArmourOfKey(decoded(text, i)))) {
        return true;
      }
    }
    return false;
  }

  /** A SEQUENCE in base64: its second character has the first four bits of the length. */
  private static boolean isSequence(String text, int start) {
    char second = text.charAt(start + 1);
    return second >= 'A' && second <= 'P';
  }

  private static boolean isArmourOfKey(String decoded) {
    return letters(decoded).contains("privatekey");
  }

  /** Octets as characters; what is not base64 is passed over, and so are escaped ends of lines. */
  private static String decoded(String text, int start) {
    byte[] base64 = new byte[LOOKED_AT];
    int length = 0;
    int end = Math.min(text.length(), start + SCANNED);
    for (int i = start; i < end && length < LOOKED_AT; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (isBase64(c)) {
        base64[length++] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
      }
    }
    byte[] whole = new byte[length - length % 4];
    System.arraycopy(base64, 0, whole, 0, whole.length);
    return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
  }

  /** That of RFC 4648, 4 and of its clause 5, for URLs. */
  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }
}
