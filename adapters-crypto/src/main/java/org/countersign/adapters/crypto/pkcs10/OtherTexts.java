package org.countersign.adapters.crypto.pkcs10;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.request.HexDump;
import org.countersign.domain.request.RequestFlaw;

/** Says of a text that is no certification request what it is, and what to send instead. */
final class OtherTexts {

  private static final String EXPECTED = "CSR must start with " + RequestPem.HEADER;

  /** Longer than any word that is base64 by chance. */
  private static final int SHORTEST_BASE64 = 64;

  private static final char DER_SEQUENCE = '0';

  private OtherTexts() {}

  /**
   * A PEM block of another kind.
   *
   * @param armour its first line, short
   */
  static NotReadable otherBlock(String armour) {
    return wrongHeader(" (found " + armour + ")" + instead(armour));
  }

  private static String instead(String armour) {
    if (armour.contains("PRIVATE KEY")) {
      return ": a private key never leaves its machine; send the CSR that is made with it";
    }
    if (armour.contains("PUBLIC KEY")) {
      return ": this is a public key; send the CSR, which holds it and is signed by its private"
          + " key";
    }
    if (armour.contains("CERTIFICATE REQUEST")) {
      return "";
    }
    if (armour.contains("CERTIFICATE")) {
      return ": this is a certificate; send the CSR, from which certificates are made";
    }
    return armour.contains("PKCS7") || armour.contains("CMS")
        ? ": this is PKCS #7, as certificates are sent in; send the CSR, which is PKCS #10"
        : "";
  }

  /** A text with no PEM block in it. */
  static NotReadable withoutBlock(String text) {
    String letters = letters(text);
    if (letters.contains("begincertificaterequest")
        || letters.contains("beginnewcertificaterequest")) {
      return wrongHeader(": " + mangledBy(text));
    }
    Optional<byte[]> printed = HexDump.octets(text);
    if (printed.isPresent()) {
      return inside(
          printed.get(),
          "in hexadecimal",
          "this is a CSR in hexadecimal; send the PEM that openssl req -inform DER makes of its"
              + " octets");
    }
    String base64 = withoutSpace(text);
    if (base64.length() >= SHORTEST_BASE64 && isBase64(base64)) {
      return inside(base64);
    }
    if (isDer(text)) {
      return wrongHeader(
          ": this seems to be DER, which is no text; convert it: openssl req -inform DER -in"
              + " request.der");
    }
    return wrongHeader(isFileName(text) ? ": this is the name of a file; send what is in it" : "");
  }

  private static String mangledBy(String text) {
    String how =
        namesRequest(text)
            ? "does not stand between five hyphens (U+002D) on each side, as when a mail or word"
                + " program puts other dashes there"
            : namesRequest(text.toUpperCase(Locale.ROOT))
                ? "is not in upper case"
                : "has not one blank between its words";
    return "the text of its first line " + how + "; send the file as it was made";
  }

  private static boolean namesRequest(String text) {
    return text.contains("BEGIN CERTIFICATE REQUEST")
        || text.contains("BEGIN NEW CERTIFICATE REQUEST");
  }

  private static NotReadable inside(String base64) {
    byte[] octets;
    try {
      byte[] characters = base64.getBytes(StandardCharsets.US_ASCII);
      octets = Base64Octets.decode(characters, characters.length);
    } catch (NotReadable e) {
      return wrongHeader(
          ": this seems to be base64 without its first and last line, and it is damaged");
    }
    return inside(
        octets,
        "in base64",
        "this is a CSR in base64 without its first and last line; put "
            + RequestPem.HEADER
            + " before it and "
            + RequestPem.FOOTER
            + " behind it, in lines of their own");
  }

  /**
   * @param how the octets are written
   * @param ofRequest what is said of a CSR that is written so
   */
  private static NotReadable inside(byte[] octets, String how, String ofRequest) {
    if (new String(octets, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN ")) {
      return wrongHeader(": this is PEM " + how + "; send the PEM text itself");
    }
    return switch (structure(octets)) {
      case REQUEST ->
          new NotReadable(RequestFlaw.CSR_WRONG_HEADER, EXPECTED + ": " + ofRequest, octets);
      case CERTIFICATE -> wrongHeader(": this is a certificate " + how + "; send the CSR in PEM");
      case PUBLIC_KEY -> wrongHeader(": this is a public key " + how + "; send the CSR in PEM");
      case PKCS7 ->
          wrongHeader(": this is PKCS #7 " + how + "; send the CSR, which is PKCS #10, in PEM");
      case OTHER ->
          wrongHeader(": this is something " + how + " that is no CSR; send the CSR in PEM");
    };
  }

  private enum Structure {
    REQUEST,
    CERTIFICATE,
    PUBLIC_KEY,
    PKCS7,
    OTHER
  }

  /** By the first tags, of which each has its own (RFC 2986, RFC 5280, RFC 5652). */
  private static Structure structure(byte[] octets) {
    int[] tags = firstTags(octets);
    if (tags[0] != 0x30) {
      return Structure.OTHER;
    }
    if (tags[1] == 0x06) {
      return Structure.PKCS7;
    }
    return switch (tags[2]) {
      case 0x02 -> Structure.REQUEST;
      case 0xa0 -> Structure.CERTIFICATE;
      case 0x06 -> Structure.PUBLIC_KEY;
      default -> Structure.OTHER;
    };
  }

  /** Of the outermost element, of the first inside it, and of the first inside that. */
  private static int[] firstTags(byte[] octets) {
    int[] tags = new int[3];
    int position = 0;
    for (int i = 0; i < tags.length && position + 1 < octets.length; i++) {
      tags[i] = octets[position] & 0xff;
      int length = octets[position + 1] & 0xff;
      position += 2 + (length < 0x80 ? 0 : length & 0x7f);
    }
    return tags;
  }

  /** What stands before the header on its line tells how it came there. */
  static String beforeTheHeader(char last) {
    return switch (last) {
      case '>', '|' ->
          "its lines are quoted, each with '"
              + last
              + "' before it, as in a mail; send the lines without that";
      case '"', '\'', '=', ':' ->
          "'" + last + "' stands before the header on its line; send the block alone";
      default -> "text stands before the header on its line; begin the line with the header";
    };
  }

  /** A length octet of the long form is no ASCII, and what follows a short one is a SEQUENCE. */
  private static boolean isDer(String text) {
    return text.length() > 2
        && text.charAt(0) == DER_SEQUENCE
        && (text.charAt(1) >= 0x80 || text.charAt(2) == DER_SEQUENCE)
        && text.substring(1).chars().anyMatch(c -> c < 0x20 || c >= 0x7f);
  }

  private static boolean isFileName(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return name.length() < 256
        && name.lines().count() == 1
        && Arrays.asList(".csr", ".pem", ".req", ".p10", ".der", ".txt").stream()
            .anyMatch(name::endsWith);
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  private static String withoutSpace(String text) {
    StringBuilder dense = new StringBuilder(text.length());
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> dense.append((char) c));
    return dense.toString();
  }

  private static boolean isBase64(String text) {
    return text.chars().allMatch(c -> Base64Octets.isBase64((char) c));
  }

  private static NotReadable wrongHeader(String why) {
    return new NotReadable(RequestFlaw.CSR_WRONG_HEADER, EXPECTED + why);
  }
}
