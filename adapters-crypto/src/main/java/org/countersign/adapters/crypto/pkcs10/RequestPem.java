package org.countersign.adapters.crypto.pkcs10;

import java.nio.charset.StandardCharsets;
import org.countersign.domain.request.RequestFlaw;

/**
 * The PEM of a certification request, read as laxly as RFC 7468, section 2 has it: white space
 * stands anywhere around, in and between the lines of the block, and lines need not end.
 *
 * <p>The older label {@code NEW CERTIFICATE REQUEST} is read, too. Text may stand before and after
 * the block, a second block may not. Inside, what is neither white space nor base64 is refused.
 *
 * @param der what is inside the one block
 * @param before the text before the block
 * @param after the text behind it
 */
record RequestPem(byte[] der, String before, String after) {

  static final String HEADER = "-----BEGIN CERTIFICATE REQUEST-----";
  static final String FOOTER = "-----END CERTIFICATE REQUEST-----";

  /** The label under which keytool and certtool write the same thing (RFC 7468, 7). */
  private static final String OLDER_HEADER = "-----BEGIN NEW CERTIFICATE REQUEST-----";

  private static final String OLDER_FOOTER = "-----END NEW CERTIFICATE REQUEST-----";

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final String NOT_VALID = "CSR is not valid PEM: ";

  /** What some editors put before the first line of a file. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Long enough for every label of RFC 7468; what is longer is not repeated in a message. */
  private static final int MAX_REPEATED_CHARACTERS = 60;

  static RequestPem read(String text) throws NotReadable {
    int start = indexOfBlock(text, 0);
    if (start < 0) {
      throw OtherTexts.withoutBlock(text);
    }
    String header = header(text, start);
    checkStartOfLine(text, start);
    String footer = header.equals(HEADER) ? FOOTER : OLDER_FOOTER;
    int body = start + header.length();
    int dash = text.indexOf('-', body);
    int bodyEnd = dash < 0 ? text.length() : dash;
    // What has no place in ISO 8859-1 becomes a question mark, which is not base64 either.
    byte[] base64 = text.substring(body, bodyEnd).getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (int i = 0; i < base64.length; i++) {
      byte character = base64[i];
      if (Base64Octets.isBase64(character)) {
        base64[length++] = character;
      } else if (!isSpace(text.charAt(body + i))) {
        throw notBase64(text, body, body + i);
      }
    }
    if (!text.startsWith(footer, bodyEnd)) {
      throw noFooter(text, bodyEnd, footer);
    }
    int end = bodyEnd + footer.length();
    checkEndOfLine(text, end);
    expectNoSecondBlock(text, end);
    return new RequestPem(
        Base64Octets.decode(base64, length), text.substring(0, start), text.substring(end));
  }

  private static int indexOfBlock(String text, int from) {
    for (int i = text.indexOf(BEGIN, from); i >= 0; i = text.indexOf(BEGIN, i + 1)) {
      int dashes = text.indexOf(DASHES, i + BEGIN.length());
      if (dashes >= 0 && dashes + DASHES.length() - i <= MAX_REPEATED_CHARACTERS) {
        return i;
      }
    }
    return -1;
  }

  private static String header(String text, int start) throws NotReadable {
    if (text.startsWith(HEADER, start)) {
      return HEADER;
    }
    if (text.startsWith(OLDER_HEADER, start)) {
      return OLDER_HEADER;
    }
    throw OtherTexts.otherBlock(armour(text, start));
  }

  private static String armour(String text, int start) {
    return text.substring(start, text.indexOf(DASHES, start + BEGIN.length()) + DASHES.length());
  }

  /** What is quoted in a mail or a program is not what was meant to be sent. */
  private static void checkStartOfLine(String text, int start) throws NotReadable {
    for (int i = start - 1; i >= 0 && !isEndOfLine(text.charAt(i)); i--) {
      if (!isSpace(text.charAt(i)) && text.charAt(i) != BYTE_ORDER_MARK) {
        throw flaw(OtherTexts.beforeTheHeader(text.charAt(i)));
      }
    }
  }

  private static void checkEndOfLine(String text, int end) throws NotReadable {
    for (int i = end; i < text.length() && !isEndOfLine(text.charAt(i)); i++) {
      if (!isSpace(text.charAt(i))) {
        throw flaw("text follows the footer on its line; end the line behind its five hyphens");
      }
    }
  }

  private static NotReadable notBase64(String text, int body, int position) {
    char character = text.charAt(position);
    if (character == '\\') {
      return flaw(
          "it holds the two characters \\ and "
              + (position + 1 < text.length() && text.charAt(position + 1) == 'r' ? 'r' : 'n')
              + " where a line should end; escape line ends once");
    }
    if (character == '>' && isAtStartOfLine(text, body, position)) {
      return flaw(OtherTexts.beforeTheHeader(character));
    }
    return flaw(
        "line %d, column %d is %s, which is not base64"
            .formatted(line(text, position), column(text, position), spoken(character)));
  }

  private static boolean isAtStartOfLine(String text, int body, int position) {
    int i = position - 1;
    while (i >= body && isSpace(text.charAt(i)) && !isEndOfLine(text.charAt(i))) {
      i--;
    }
    return i >= body && isEndOfLine(text.charAt(i));
  }

  private static NotReadable noFooter(String text, int position, String footer) {
    if (position == text.length()) {
      return flaw(footer + " is missing; the CSR seems to have been cut off");
    }
    return text.startsWith(DASHES, position)
        ? flaw("line " + line(text, position) + " should be " + footer + ", or base64")
        : notBase64(text, position, position);
  }

  private static void expectNoSecondBlock(String text, int from) throws NotReadable {
    int second = indexOfBlock(text, from);
    if (second >= 0) {
      throw flaw(
          "a second block begins in line "
              + line(text, second)
              + " ("
              + armour(text, second)
              + "); send the one block alone");
    }
  }

  /** A line ends in LF, CR, or both. */
  private static int line(String text, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      char c = text.charAt(i);
      line += c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n') ? 1 : 0;
    }
    return line;
  }

  private static int column(String text, int position) {
    int column = 1;
    while (column <= position && !isEndOfLine(text.charAt(position - column))) {
      column++;
    }
    return column;
  }

  private static String spoken(char character) {
    return character > 0x20 && character < 0x7f
        ? "'" + character + "'"
        : "U+%04X".formatted((int) character);
  }

  private static boolean isEndOfLine(char c) {
    return c == '\n' || c == '\r';
  }

  /** The production W of RFC 7468. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static NotReadable flaw(String text) {
    return new NotReadable(RequestFlaw.CSR_NOT_PEM, NOT_VALID + text);
  }
}
