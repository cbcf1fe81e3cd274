package org.countersign.domain.request;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Octets printed in hexadecimal: digits with or without separators, {@code 0x} or {@code \x} before
 * them, or lines with offsets as xxd, hexdump -C and od -t x1 write them.
 */
public final class HexDump {

  /** No key and no request is shorter. */
  private static final int MIN_OCTETS = 32;

  private static final String SEPARATORS = " \t\r\n:,;-\\{}\"";

  /** That of the first line is zero, which no DER begins with. */
  private static final Pattern FIRST_OFFSET = Pattern.compile("0{4,16}(:| )");

  private static final Pattern OFFSET = Pattern.compile("\\p{XDigit}{4,16}(:?)(?: +|$)");

  private HexDump() {}

  /** The octets, when the whole text is such a print of enough of them. */
  public static Optional<byte[]> octets(String text) {
    String dump = text.strip();
    boolean hasOffsets = FIRST_OFFSET.matcher(dump).lookingAt();
    StringBuilder digits = new StringBuilder();
    for (String line : dump.split("\\R")) {
      if (!addDigits(hasOffsets ? withoutOffset(line.strip()) : line, digits)) {
        return Optional.empty();
      }
    }
    return digits.length() < 2 * MIN_OCTETS || digits.length() % 2 != 0
        ? Optional.empty()
        : Optional.of(HexFormat.of().parseHex(digits));
  }

  /** Also without the characters that some programs print behind the octets. */
  private static String withoutOffset(String line) {
    Matcher offset = OFFSET.matcher(line);
    if (!offset.lookingAt()) {
      return line;
    }
    String octets = line.substring(offset.end());
    int end = offset.group(1).isEmpty() ? octets.indexOf('|') : octets.indexOf("  ");
    return end < 0 ? octets : octets.substring(0, end);
  }

  private static boolean addDigits(String line, StringBuilder digits) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (HexFormat.isHexDigit(c)) {
        digits.append(c);
      } else if (c == 'x' && i > 0 && line.charAt(i - 1) == '0') {
        digits.setLength(digits.length() - 1);
      } else if ((c != 'x' || i == 0 || line.charAt(i - 1) != '\\') && SEPARATORS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
