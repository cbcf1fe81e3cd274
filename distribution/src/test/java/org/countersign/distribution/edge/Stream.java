package org.countersign.distribution.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link RequestReader} makes of the octets of a connection.
 *
 * @param requests what was handed on whole
 * @param part what was handed on of a request that was not whole
 * @param refusal the sentence, or empty text
 */
record Stream(List<String> requests, String part, String refusal) {

  /** Gives it in pieces of these lengths, the last of them again and again. */
  static Stream read(String text, int... lengths) {
    RequestReader reader = new RequestReader();
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    List<String> requests = new ArrayList<>();
    StringBuilder handedOn = new StringBuilder();
    int from = 0;
    int arrived = 0;
    for (int piece = 0; arrived < octets.length; piece++) {
      int length =
          lengths.length == 0 ? octets.length : lengths[Math.min(piece, lengths.length - 1)];
      arrived = Math.min(octets.length, arrived + length);
      int before = -1;
      while (from < arrived && from != before) {
        before = from;
        int end = reader.read(Arrays.copyOf(octets, arrived), from, arrived);
        if (reader.refusal().isPresent()) {
          return new Stream(requests, handedOn.toString(), reader.refusal().get().message());
        }
        handedOn.append(text.substring(from + reader.leading(), end));
        if (end > from && reader.isBetweenRequests()) {
          requests.add(handedOn.toString());
          handedOn.setLength(0);
        }
        from = end;
      }
    }
    return new Stream(requests, handedOn.toString(), "");
  }
}
