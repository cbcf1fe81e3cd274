package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A CSR as it stands in columns: its DER where the text that was sent is plain PEM of it (RFC
 * 7468), else the text. It comes back as it was sent, to the character.
 *
 * @param form how the text is made from the octets
 */
public record CsrDocument(Form form, byte[] octets) {

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----";
  private static final String END = "-----END CERTIFICATE REQUEST-----";
  private static final int LINE_CHARACTERS = 64;

  /** What the octets are. */
  public enum Form {
    /** DER, and the text is its PEM, with or without a line break at the end. */
    PEM("\n", "\n"),
    PEM_UNENDED("\n", ""),
    PEM_CRLF("\r\n", "\r\n"),
    PEM_CRLF_UNENDED("\r\n", ""),
    /** The text itself as a JSON string in ASCII, for anything may stand in it. */
    TEXT("", "");

    private final String lineBreak;
    private final String end;

    Form(String lineBreak, String end) {
      this.lineBreak = lineBreak;
      this.end = end;
    }

    private static Form of(String text) {
      boolean ended = text.endsWith("\n");
      if (text.startsWith(BEGIN + "\r\n")) {
        return ended ? PEM_CRLF : PEM_CRLF_UNENDED;
      }
      return ended ? PEM : PEM_UNENDED;
    }
  }

  public static CsrDocument of(String text) {
    if (text.startsWith(BEGIN)) {
      Form form = Form.of(text);
      Optional<CsrDocument> pem = der(text).map(der -> new CsrDocument(form, der));
      if (pem.isPresent() && pem.get().text().equals(text)) {
        return pem.get();
      }
    }
    byte[] json = JsonText.write(TextNode.valueOf(text)).getBytes(StandardCharsets.US_ASCII);
    return new CsrDocument(Form.TEXT, json);
  }

  /** What stands between the boundaries, if that is base64 of anything. */
  private static Optional<byte[]> der(String text) {
    int end = text.indexOf(END);
    if (end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), end)))
          .filter(der -> der.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What was sent. */
  public String text() {
    if (form == Form.TEXT) {
      return JsonText.read(new String(octets, StandardCharsets.US_ASCII)).textValue();
    }
    byte[] lineBreak = form.lineBreak.getBytes(StandardCharsets.US_ASCII);
    String base64 = Base64.getMimeEncoder(LINE_CHARACTERS, lineBreak).encodeToString(octets);
    return BEGIN + form.lineBreak + base64 + form.lineBreak + END + form.end;
  }
}
