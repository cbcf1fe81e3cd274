package org.countersign.adapters.crypto.pkcs10;

import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.countersign.domain.request.RequestFlaw;

/**
 * The PEM of a certification request (RFC 7468, 3 and 7).
 *
 * <p>The older label {@code NEW CERTIFICATE REQUEST} is read, too. Text may stand before and after
 * the block, a second block may not. Lines end in LF or CRLF and may be of any length; spaces and
 * tabs at their ends are passed over, anything else that is not base64 is not.
 */
final class RequestPem {

  static final String HEADER = "-----BEGIN CERTIFICATE REQUEST-----";
  static final String FOOTER = "-----END CERTIFICATE REQUEST-----";

  /** The label under which keytool and certtool write the same thing (RFC 7468, 7). */
  private static final String OLDER_HEADER = "-----BEGIN NEW CERTIFICATE REQUEST-----";

  private static final String OLDER_FOOTER = "-----END NEW CERTIFICATE REQUEST-----";

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final String NOT_VALID = "CSR is not valid PEM: ";

  /** What some editors put before the first line of a file. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Long enough for every label of RFC 7468; what is longer is not repeated in a message. */
  private static final int MAX_REPEATED_CHARACTERS = 60;

  private final Iterator<String> lines;
  private int lineNumber;

  private RequestPem(String text) {
    this.lines = text.lines().map(RequestPem::withoutTrailingBlanks).iterator();
  }

  /** The DER inside the one block. */
  static byte[] decode(String text) throws NotReadable {
    // String.lines() would take a lone CR for the end of a line.
    int carriageReturn = loneCarriageReturn(text);
    if (carriageReturn >= 0) {
      throw flaw("lines end in CR alone; end them in LF or CRLF");
    }
    return new RequestPem(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).decode();
  }

  private static int loneCarriageReturn(String text) {
    int position = text.indexOf('\r');
    while (position >= 0 && position + 1 < text.length() && text.charAt(position + 1) == '\n') {
      position = text.indexOf('\r', position + 1);
    }
    return position;
  }

  private static String withoutTrailingBlanks(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return line.substring(0, end);
  }

  private byte[] decode() throws NotReadable {
    String base64 = base64UpTo(footerOf(header()));
    expectNoSecondBlock();
    return Base64Text.decode(base64);
  }

  private String nextLine() {
    lineNumber++;
    return lines.next();
  }

  private String header() throws NotReadable {
    while (lines.hasNext()) {
      String line = nextLine();
      for (String header : List.of(HEADER, OLDER_HEADER)) {
        if (line.equals(header)) {
          return header;
        }
        if (line.startsWith(header)) {
          throw textAfterHeader(line.substring(header.length()));
        }
      }
      if (isBegin(line)) {
        throw wrongHeader(" (found " + line + ")");
      }
    }
    throw wrongHeader("");
  }

  private static String footerOf(String header) {
    return header.equals(HEADER) ? FOOTER : OLDER_FOOTER;
  }

  private static NotReadable wrongHeader(String found) {
    return new NotReadable(RequestFlaw.CSR_WRONG_HEADER, "CSR must start with " + HEADER + found);
  }

  private static NotReadable textAfterHeader(String text) {
    return text.startsWith("\\n") || text.startsWith("\\r")
        ? flaw(
            "it holds the two characters \\ and "
                + text.charAt(1)
                + " where a line should end; escape line ends once")
        : flaw(
            "text follows the header on its line; the lines of the block seem to have been joined");
  }

  private static boolean isBegin(String line) {
    return line.startsWith(BEGIN)
        && line.endsWith(DASHES)
        && line.length() <= MAX_REPEATED_CHARACTERS;
  }

  private String base64UpTo(String footer) throws NotReadable {
    StringBuilder base64 = new StringBuilder();
    while (lines.hasNext()) {
      String line = nextLine();
      if (line.equals(footer)) {
        return base64.toString();
      }
      if (line.startsWith(DASHES)) {
        throw flaw("line " + lineNumber + " should be " + footer + ", or base64");
      }
      checkCharacters(line);
      base64.append(line);
    }
    throw flaw(footer + " is missing; the CSR seems to have been cut off");
  }

  private void checkCharacters(String line) throws NotReadable {
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (!Base64Text.isBase64(character)) {
        throw flaw(
            "line %d, column %d is %s, which is not base64"
                .formatted(lineNumber, i + 1, spoken(character)));
      }
    }
  }

  private static String spoken(char character) {
    return character > 0x20 && character < 0x7f
        ? "'" + character + "'"
        : "U+%04X".formatted((int) character);
  }

  private void expectNoSecondBlock() throws NotReadable {
    while (lines.hasNext()) {
      String line = nextLine();
      if (isBegin(line)) {
        throw flaw(
            "a second block begins in line "
                + lineNumber
                + " ("
                + line
                + "); send the one block alone");
      }
    }
  }

  private static NotReadable flaw(String text) {
    return new NotReadable(RequestFlaw.CSR_NOT_PEM, NOT_VALID + text);
  }

  /** Base64 as RFC 4648, 4 writes it, padding and its zero bits included. */
  private static final class Base64Text {

    private static final String ALPHABET =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    static boolean isBase64(char c) {
      return (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || c == '+'
          || c == '/'
          || c == '=';
    }

    static byte[] decode(String base64) throws NotReadable {
      if (base64.isEmpty()) {
        throw flaw("the block is empty");
      }
      if (base64.length() % 4 != 0) {
        throw flaw(
            "its base64 has "
                + base64.length()
                + " characters, not a multiple of four; some are missing");
      }
      checkPadding(base64);
      return Base64.getDecoder().decode(base64);
    }

    private static void checkPadding(String base64) throws NotReadable {
      int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
      int data = base64.length() - padding;
      if (base64.indexOf('=') >= 0 && base64.indexOf('=') < data) {
        throw flaw("its base64 has '=' before the end");
      }
      // Six bits a character: one '=' leaves two of the last character's unused, two leave four.
      int unused = ALPHABET.indexOf(base64.charAt(data - 1)) & ((1 << (2 * padding)) - 1);
      if (unused != 0) {
        throw flaw("the unused last bits of its base64 are not zero");
      }
    }
  }
}
