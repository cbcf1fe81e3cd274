package org.countersign.adapters.crypto.pkcs10;

import java.util.Arrays;
import java.util.Base64;

/** Base64 as RFC 4648, 4 writes it, padding and its zero bits included. */
final class Base64Octets {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64Octets() {}

  private static final boolean[] IS_BASE64 = new boolean[128];

  static {
    for (char c : (ALPHABET + '=').toCharArray()) {
      IS_BASE64[c] = true;
    }
  }

  static boolean isBase64(int character) {
    return character >= 0 && character < IS_BASE64.length && IS_BASE64[character];
  }

  /**
   * What the characters stand for.
   *
   * @param base64 nothing but {@link #isBase64}, as far as the length
   */
  static byte[] decode(byte[] base64, int length) throws NotReadable {
    if (length == 0) {
      throw RequestPem.flaw("the block is empty");
    }
    if (length % 4 != 0) {
      throw RequestPem.flaw(
          "its base64 has " + length + " characters, not a multiple of four; some are missing");
    }
    checkPadding(base64, length);
    return Base64.getDecoder().decode(Arrays.copyOf(base64, length));
  }

  private static void checkPadding(byte[] base64, int length) throws NotReadable {
    int padding = base64[length - 1] != '=' ? 0 : base64[length - 2] != '=' ? 1 : 2;
    int data = length - padding;
    for (int i = 0; i < data; i++) {
      if (base64[i] == '=') {
        throw RequestPem.flaw("its base64 has '=' before the end");
      }
    }
    // Six bits a character: one '=' leaves two of the last character's unused, two leave four.
    int unused = ALPHABET.indexOf(base64[data - 1]) & ((1 << (2 * padding)) - 1);
    if (unused != 0) {
      throw RequestPem.flaw("the unused last bits of its base64 are not zero");
    }
  }
}
