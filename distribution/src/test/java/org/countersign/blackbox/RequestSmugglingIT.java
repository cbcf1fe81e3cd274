package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RawHttp;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request inside the body of another is never answered. Either the one request gets its answer
 * and the connection ends, or every request that was sent gets its own.
 *
 * <p>In the texts here {@code |} is CR LF, {@code ^} is CR, {@code $} is LF and {@code °} is NUL.
 */
@SharedServer
class RequestSmugglingIT {

  private static final String HOST = "Host: 127.0.0.1|";

  /** Answered with 404 when it is taken for a request. */
  private static final String CANARY = "GET /canary HTTP/1.1|" + HOST + "|";

  private static final String LAST = "GET /api/status HTTP/1.1|" + HOST + "Connection: close||";

  private static final String LOGIN =
      "POST /api/v1/auth/universal-auth/login HTTP/1.1|" + HOST + "Content-Type: application/json|";

  private static String octets(String text) {
    return text.replace("|", "\r\n").replace('^', '\r').replace('$', '\n').replace('°', '\0');
  }

  private static String withLength(String body) {
    return "Content-Length: " + octets(body).length() + "||" + body;
  }

  private static String inOneChunk(String body) {
    return "Transfer-Encoding: chunked||"
        + Integer.toHexString(octets(body).length())
        + "|"
        + body
        + "|0||";
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Content-Length: 2|Content-Length: 2||{}",
        "Content-Length: 2|Content-Length: 44||{}",
        "Content-Length: 44|Content-Length: 2||{}",
        "Content-Length: 2, 2||{}",
        "Content-Length: +2||{}",
        "Content-Length: -2||{}",
        "Content-Length: 0x2||{}",
        "Content-Length: 2 2||{}",
        "Content-Length:||",
        "Content-Length: 18446744073709551618||{}",
        "Content-Length : 2||{}",
        "Content-Length: 2| 2||{}",
        "Content-Length: 2|Transfer-Encoding: chunked||2|{}|0||",
        "Transfer-Encoding: chunked|Content-Length: 2||2|{}|0||",
        "Content-Length: 12|Transfer-Encoding: chunked||0||",
        "Transfer-Encoding: identity, chunked||2|{}|0||",
        "Transfer-Encoding: chunked, identity||2|{}|0||",
        "Transfer-Encoding: xchunked||2|{}|0||",
        "Transfer-Encoding: chunked, chunked||2|{}|0||",
        "Transfer-Encoding: gzip, chunked||2|{}|0||",
        "Transfer-Encoding: identity||{}",
        "Transfer-Encoding: \"chunked\"||2|{}|0||",
        "Transfer-Encoding:\u000bchunked||2|{}|0||",
        "Transfer-Encoding : chunked||2|{}|0||",
        " Transfer-Encoding: chunked||2|{}|0||",
        "Transfer-Encoding:| chunked||2|{}|0||",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked||2|{}|0||",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity||2|{}|0||",
        "X: y$Transfer-Encoding: chunked||2|{}|0||",
        "X: y^Transfer-Encoding: chunked||2|{}|0||",
        "X: y°|Content-Length: 2||{}",
        "X: y$$",
        "Transfer-Encoding: chunked||2;a=b|{}|0||",
        "Transfer-Encoding: chunked||2$|{}|0||",
        "Transfer-Encoding: chunked||+2|{}|0||",
        "Transfer-Encoding: chunked|| 2|{}|0||",
        "Transfer-Encoding: chunked||2 |{}|0||",
        "Transfer-Encoding: chunked||0x2|{}|0||",
        "Transfer-Encoding: chunked||10000000000000002|{}|0||",
        "Transfer-Encoding: chunked||100000002|{}|0||",
        "Transfer-Encoding: chunked||2|{}0||",
        "Transfer-Encoding: chunked||2|{}$0||",
        "Transfer-Encoding: chunked||2|{}|0|GET /canary HTTP/1.1|" + HOST + "|",
        "Transfer-Encoding: chunked||2|{}|0$$"
      })
  void refusesWhatHasMoreThanOneEnd(String rest, ServerUnderTest server) {
    List<Answer> answers = RawHttp.exchange(server, octets(LOGIN + rest + CANARY + LAST));
    assertThat(answers).hasSize(1);
    answers.get(0).expectError(400, "BadRequest");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"TRACE", "CONNECT", "BREW", "trace", "PRI"})
  void refusesMethodsWithWhateverFollows(String method, ServerUnderTest server) {
    for (String body : List.of("|", withLength(CANARY), inOneChunk(CANARY))) {
      List<Answer> answers =
          RawHttp.exchange(server, octets(method + " /api/status HTTP/1.1|" + HOST + body + LAST));
      assertThat(answers).hasSize(1);
      answers.get(0).expectError(405, "MethodNotAllowed");
      assertThat(answers.get(0).headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GET, /api/status, 200",
    "GET, /nothing, 404",
    "GET, /api/nothing, 404",
    "GET, /api/v1/projects, 401",
    "HEAD, /api/status, 200",
    "HEAD, /health/ready, 200",
    "DELETE, /api/v1/projects/x, 401",
    "DELETE, /nothing, 404",
    "OPTIONS, /api/status, 401",
    "OPTIONS, /nothing, 404",
    "OPTIONS, /health, 405",
    "PUT, /nothing, 404",
    "PATCH, /nothing, 404",
    "PUT, /api/status, 405",
    "POST, /health, 405",
    "POST, /metrics, 405",
    "POST, /openapi, 405",
    "POST, /api/v1/projects, 401",
    "POST, /api/v1/cert-manager/certificates, 401",
    "PUT, /api/v1/auth/universal-auth/login, 405"
  })
  void passesOverABodyThatNobodyReads(
      String method, String path, int status, ServerUnderTest server) {
    for (String body : List.of(withLength(CANARY), inOneChunk(CANARY))) {
      String request =
          method + " " + path + " HTTP/1.1|" + HOST + "Content-Type: application/json|";
      for (String[] pieces :
          List.of(
              new String[] {octets(request + body + LAST)},
              new String[] {octets(request + body), octets(LAST)})) {
        List<Answer> answers = RawHttp.exchange(server, pieces);
        assertThat(answers).hasSize(2);
        answers.get(0).expect(status);
        answers.get(1).expect(200);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Content-Length: 2 ||{}",
        "content-length:\t2||{}",
        "Transfer-Encoding: CHUNKED||2|{}|0||",
        "Transfer-Encoding: chunked||1|{|1|}|000|X: y||"
      })
  void takesABodyWithOneEnd(String rest, ServerUnderTest server) {
    List<Answer> answers = RawHttp.exchange(server, octets(LOGIN + rest + LAST));
    assertThat(answers).hasSize(2);
    answers.get(0).expectInvalid("clientId is required");
    answers.get(1).expect(200);
  }

  /** As some send after the body of a POST (RFC 9112, 2.2). */
  @Test
  void overlooksOneEmptyLineBeforeARequest(ServerUnderTest server) {
    List<Answer> answers =
        RawHttp.exchange(
            server, octets("|" + LOGIN + withLength("{}") + "|" + CANARY + "|" + LAST));
    assertThat(answers).extracting(Answer::status).containsExactly(422, 404, 200);
    RawHttp.exchange(server, octets("||" + LAST)).get(0).expectError(400, "BadRequest");
  }

  @Test
  void answersPipelinedRequestsInTheirOrder(ServerUnderTest server) {
    String login = LOGIN + withLength("{}");
    String all = String.join("", Collections.nCopies(20, login + CANARY)) + LAST;
    List<Answer> answers = RawHttp.exchange(server, octets(all));
    assertThat(answers).hasSize(41);
    for (int i = 0; i < 40; i += 2) {
      answers.get(i).expect(422);
      answers.get(i + 1).expect(404);
    }
  }

  @Test
  void answersWhatCameBeforeWhatItRefuses(ServerUnderTest server) {
    List<Answer> answers =
        RawHttp.exchange(
            server, octets(CANARY + LOGIN + "Content-Length: 2, 2||{}" + CANARY + LAST));
    assertThat(answers).extracting(Answer::status).containsExactly(404, 400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"zz|", "2;a|{}|0||", "1|{}|0||", "1|{|0|bad trailer||"})
  void endsABodyThatTurnsOutToBeNone(String chunks, ServerUnderTest server) {
    List<Answer> answers =
        RawHttp.exchange(
            server,
            octets(LOGIN + "Transfer-Encoding: chunked||1|{|"),
            octets(chunks + CANARY + LAST));
    assertThat(answers).hasSize(1);
    answers.get(0).expectError(400, "BadRequest");
  }

  @Test
  void leavesNothingOfABodyBeyondTheLimit(ServerUnderTest server) {
    String body = " ".repeat((1 << 20) + 1) + CANARY;
    for (String framed : List.of(withLength(body), inOneChunk(body))) {
      List<Answer> answers = RawHttp.exchange(server, octets(LOGIN + framed + LAST));
      answers.get(0).expectError(413, "PayloadTooLarge");
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void readsTheBodyOfARequestThatExpectedToBeAsked(ServerUnderTest server) {
    String head =
        "POST /api/v1/projects HTTP/1.1|" + HOST + "Expect: 100-continue|Content-Length: ";
    int length = octets(CANARY).length();
    List<Answer> answers =
        RawHttp.exchange(server, octets(head + length + "||"), octets(CANARY + LAST));
    assertThat(answers)
        .extracting(Answer::status)
        .filteredOn(status -> status != 100)
        .containsExactly(401, 200);
  }

  @Test
  void doesNotSpeakHttp2InClear(ServerUnderTest server) {
    assertThat(RawHttp.exchange(server, octets("PRI * HTTP/2.0||SM||")))
        .extracting(Answer::status)
        .containsExactly(505);
    String upgrade = "Connection: Upgrade, HTTP2-Settings|Upgrade: h2c|HTTP2-Settings: AAMAAABk|";
    List<Answer> answers =
        RawHttp.exchange(
            server, octets("GET /api/status HTTP/1.1|" + HOST + upgrade + "|" + CANARY + LAST));
    assertThat(answers).extracting(Answer::status).containsExactly(200, 404, 200);
  }

  /** A client that is used again and again keeps its connection. */
  @Test
  void keepsTheConnectionOfADeleteWithABody(ApiClient admin) {
    String path = "/api/v1/cert-manager/certificate-policies/00000000-0000-7000-8000-000000000000";
    for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
      Answer answer = admin.send("DELETE", path, type, new byte[] {'{', '}'});
      answer.expectError(404, "NotFound");
      assertThat(answer.headers().firstValue("Connection")).isEmpty();
    }
  }
}
