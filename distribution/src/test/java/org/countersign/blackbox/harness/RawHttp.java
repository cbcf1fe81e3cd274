package org.countersign.blackbox.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Octets to a server as they are, and every answer on the connection until the server ends it. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 60_000;

  private RawHttp() {}

  /**
   * Sends the pieces with a pause between them; each char is an octet. Fails when the server leaves
   * the connection open.
   */
  public static List<Answer> exchange(ServerUnderTest server, String... pieces) {
    return exchange(server.base(), pieces);
  }

  /** The same with any server. */
  public static List<Answer> exchange(URI server, String... pieces) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      for (String piece : pieces) {
        if (piece != pieces[0]) {
          Thread.sleep(200);
        }
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
      }
      byte[] all = socket.getInputStream().readAllBytes();
      return answers(pieces[0], new String(all, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(pieces[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<Answer> answers(String asked, String octets) {
    List<Answer> answers = new ArrayList<>();
    String left = octets;
    while (!left.isEmpty()) {
      int end = left.indexOf("\r\n\r\n");
      if (!left.startsWith("HTTP/1.1 ") || end < 0) {
        throw new AssertionError("No answer: " + left);
      }
      String head = left.substring(0, end);
      String rest = left.substring(end + 4);
      HttpHeaders headers = headers(head);
      // An answer to HEAD states the length of a body that it does not have.
      boolean hasBody = !rest.isEmpty() && !rest.startsWith("HTTP/1.1 ");
      int length =
          hasBody ? (int) headers.firstValueAsLong("Content-Length").orElse(rest.length()) : 0;
      answers.add(
          new Answer(
              asked,
              Integer.parseInt(head.substring(9, 12)),
              headers,
              rest.substring(0, length).getBytes(StandardCharsets.ISO_8859_1)));
      left = rest.substring(length);
    }
    return answers;
  }

  /** What a head says of the length of the body; fails where it does not. */
  static int contentLength(String head) {
    return (int) headers(head.strip()).firstValueAsLong("Content-Length").orElseThrow();
  }

  /** An answer whose parts were read. */
  static Answer answer(String asked, String head, byte[] body) {
    return new Answer(asked, Integer.parseInt(head.substring(9, 12)), headers(head.strip()), body);
  }

  private static HttpHeaders headers(String head) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Arrays.stream(head.split("\r\n"))
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(
            field -> fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1]));
    return HttpHeaders.of(fields, (name, value) -> true);
  }
}
