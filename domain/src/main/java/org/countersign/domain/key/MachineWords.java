package org.countersign.domain.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A number in words of 32 bits. */
final class MachineWords {

  private MachineWords() {}

  /**
   * @return the most significant word first
   */
  static int[] of(BigInteger number) {
    byte[] octets = number.toByteArray();
    int[] words = new int[(number.bitLength() + Integer.SIZE - 1) / Integer.SIZE];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    for (int i = words.length - 1, end = octets.length; i >= 0; i--, end -= Integer.BYTES) {
      words[i] = end >= Integer.BYTES ? buffer.getInt(end - Integer.BYTES) : head(octets, end);
    }
    return words;
  }

  private static int head(byte[] octets, int end) {
    int word = 0;
    for (int i = 0; i < end; i++) {
      word = word << Byte.SIZE | Byte.toUnsignedInt(octets[i]);
    }
    return word;
  }
}
