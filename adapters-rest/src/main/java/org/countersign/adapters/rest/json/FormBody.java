package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** application/x-www-form-urlencoded (WHATWG URL, 5.1) as a flat object of texts. */
final class FormBody {

  private FormBody() {}

  /**
   * @throws MalformedBody when a percent sign is not followed by two digits, the text is not UTF-8,
   *     or a name stands there twice
   */
  static ObjectNode read(byte[] body) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (fields.has(name)) {
          throw MalformedBody.form();
        }
        fields.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char character = encoded.charAt(i);
      if (character == '%') {
        octets.write(escaped(encoded, i));
        i += 2;
      } else {
        octets.write(character == '+' ? ' ' : character);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw MalformedBody.form();
    }
  }

  private static int escaped(String encoded, int percent) {
    int high = percent + 2 < encoded.length() ? digit(encoded.charAt(percent + 1)) : -1;
    int low = percent + 2 < encoded.length() ? digit(encoded.charAt(percent + 2)) : -1;
    if (high < 0 || low < 0) {
      throw MalformedBody.form();
    }
    return high << 4 | low;
  }

  /** Not {@code Character.digit} alone, which takes digits of every script. */
  private static int digit(char character) {
    return character < 0x80 ? Character.digit(character, 16) : -1;
  }
}
