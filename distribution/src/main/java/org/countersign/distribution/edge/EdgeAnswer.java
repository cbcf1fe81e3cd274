package org.countersign.distribution.edge;

import java.nio.charset.StandardCharsets;

/** An answer that the edge gives by itself, the last one on its connection. */
final class EdgeAnswer {

  /** As the application answers it once it can. */
  private static final String ALIVE =
      """
      {"status":"UP","checks":[{"name":"service","status":"UP","data":{}}]}""";

  private EdgeAnswer() {}

  /** That the process is alive: it need not be started anew, whatever it is at. */
  static byte[] alive(boolean withBody) {
    return octets("200 OK", "", ALIVE, withBody);
  }

  /**
   * @param status with its reason phrase, as the status line has it
   * @param fields further header lines, each with its line end
   * @param body JSON in ASCII
   * @param withBody false for HEAD
   */
  static byte[] octets(String status, String fields, String body, boolean withBody) {
    String answer =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n%s"
            .formatted(status, body.length(), fields, withBody ? body : "");
    return answer.getBytes(StandardCharsets.US_ASCII);
  }
}
