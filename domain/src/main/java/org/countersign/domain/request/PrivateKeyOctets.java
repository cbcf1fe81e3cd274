package org.countersign.domain.request;

/**
 * How the encodings of private keys begin, in octets that stand as characters. An octet that was no
 * UTF-8 may have become U+FFFD.
 */
final class PrivateKeyOctets {

  private static final char SEQUENCE = '0';
  private static final char INTEGER = 2;
  private static final char OCTET_STRING = 4;
  private static final char OBJECT_IDENTIFIER = 6;
  private static final char LOST = '\ufffd';

  /** PKCS #5 and PKCS #12: what they identify inside two SEQUENCEs encrypts a key (RFC 5958, 3). */
  private static final String[] PASSWORD_BASED = {
    "*\u0086H\u0086\u00f7\r\u0001\u0005", "*\u0086H\u0086\u00f7\r\u0001\f\u0001"
  };

  private PrivateKeyOctets() {}

  /**
   * Whether a key begins here: PrivateKeyInfo (RFC 5958), plain or encrypted, RSAPrivateKey (RFC
   * 8017, A.1.2) or DSA's, ECPrivateKey (RFC 5915), or a PFX (RFC 7292), which holds one.
   */
  static boolean beginAt(String octets, int start) {
    if (at(octets, start) != SEQUENCE) {
      return false;
    }
    char length = at(octets, start + 1);
    if (length != LOST) {
      int content = start + 2 + (length < 0x80 ? 0 : length & 0x7f);
      return content <= start + 5 && isKey(octets, content);
    }
    return isKey(octets, start + 3) || isKey(octets, start + 4) || isKey(octets, start + 5);
  }

  /** Whether what begins here as a key does is a PFX: its version is 3. */
  static boolean isPfxAt(String octets, int start) {
    if (!beginAt(octets, start)) {
      return false;
    }
    for (int content = start + 2; content <= start + 5; content++) {
      if (octets.startsWith("\u0002\u0001\u0003", content)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String octets, int content) {
    return at(octets, content) == SEQUENCE
        ? isEncrypted(octets, content + 2)
        : at(octets, content) == INTEGER
            && at(octets, content + 1) == 1
            && isVersioned(octets, at(octets, content + 2), content + 3);
  }

  private static boolean isVersioned(String octets, char version, int next) {
    return switch (at(octets, next)) {
      case INTEGER -> version <= 1 && at(octets, next + 1) > 8;
      case OCTET_STRING -> version == 1;
      case SEQUENCE ->
          version == 3
              ? isObjectIdentifierIn(octets, next)
              : version <= 1
                  && isObjectIdentifierIn(octets, next)
                  && at(octets, next + 2 + at(octets, next + 1)) == OCTET_STRING;
      default -> false;
    };
  }

  private static boolean isObjectIdentifierIn(String octets, int sequence) {
    char length = at(octets, sequence + 1);
    if (length == LOST) {
      return at(octets, sequence + 2) == OBJECT_IDENTIFIER
          || at(octets, sequence + 3) == OBJECT_IDENTIFIER
          || at(octets, sequence + 4) == OBJECT_IDENTIFIER;
    }
    // 0x80 is a length that is not told (X.690, 8.1.3.6), as in some PFX.
    int content = sequence + (length <= 0x80 ? 2 : length == 0x81 ? 3 : 4);
    return at(octets, content) == OBJECT_IDENTIFIER;
  }

  private static boolean isEncrypted(String octets, int content) {
    if (at(octets, content) != OBJECT_IDENTIFIER) {
      return false;
    }
    for (String identifier : PASSWORD_BASED) {
      if (octets.startsWith(identifier, content + 2)
          || octets.startsWith(lost(identifier), content + 2)) {
        return true;
      }
    }
    return false;
  }

  private static String lost(String identifier) {
    return identifier.replace('\u0086', LOST).replace('\u00f7', LOST);
  }

  private static char at(String octets, int index) {
    return index < octets.length() ? octets.charAt(index) : 0xffff;
  }
}
