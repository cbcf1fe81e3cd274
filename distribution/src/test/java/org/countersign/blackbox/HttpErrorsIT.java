package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.RawHttp;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever refuses a request, socket, server or route, says so in the one envelope. */
@SharedServer
class HttpErrorsIT {

  private static final String LAST = "\r\nHost: a\r\nConnection: close\r\n\r\n";

  /** What would tell which server this is. */
  private static final Set<String> TELLING = Set.of("server", "x-powered-by", "via");

  private static Answer only(List<Answer> answers) {
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private static void isOurs(Answer answer, int status, String error) {
    assertThat(answer.expectError(status, error).path("reqId").asText())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElse(""));
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> TELLING.contains(name.toLowerCase()));
    assertThat(answer.text()).doesNotContainIgnoringCase("payara", "grizzly", "<html");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "GET /api/v1/projects/%zz » 400 » BadRequest",
        "GET /api/v1/projects/% » 400 » BadRequest",
        "GET /api/v1/projects/%ff » 400 » BadRequest",
        "GET /api/v1/projects/%c0%ae » 400 » BadRequest",
        "GET /api/v1/projects/%00 » 400 » BadRequest",
        "GET /api/v1/projects/a%2fb » 400 » BadRequest",
        "GET /api/v1/projects/a%5Cb » 400 » BadRequest",
        "GET /api/v1/..;/status » 400 » BadRequest",
        "GET /api/v1/../status » 400 » BadRequest",
        "GET /api/./status » 400 » BadRequest",
        "GET //api/status » 400 » BadRequest",
        "GET /api//status » 400 » BadRequest",
        "GET /api/status;a=b » 400 » BadRequest",
        "GET /api/{status} » 400 » BadRequest",
        "GET /é » 400 » BadRequest",
        "GET /api/status?a=%zz » 400 » BadRequest",
        "GET api » 400 » BadRequest",
        "GET / » 404 » NotFound",
        "GET /api » 404 » NotFound",
        "GET /api/nope » 404 » NotFound",
        "GET /api/v1/nope » 404 » NotFound",
        "GET /nope » 404 » NotFound",
        "PATCH /nope » 404 » NotFound",
        "PUT /nope » 404 » NotFound",
        "POST /nope » 404 » NotFound",
        "DELETE /nope » 404 » NotFound",
        "OPTIONS /nope » 404 » NotFound",
        "GET /health/x » 404 » NotFound",
        "GET /health/ready/x » 404 » NotFound",
        "GET /openapi/x » 404 » NotFound",
        "GET /metrics/x » 404 » NotFound",
        "GET /api-docs/x » 404 » NotFound",
        "GET /error » 404 » NotFound",
        "GET /WEB-INF/web.xml » 404 » NotFound",
        "GET /WEB-INF__classes/x » 404 » NotFound",
        "GET /META-INF/openapi.yaml » 404 » NotFound",
        "POST /health » 405 » MethodNotAllowed",
        "DELETE /health/ready » 405 » MethodNotAllowed",
        "OPTIONS /health » 405 » MethodNotAllowed",
        "POST /openapi » 405 » MethodNotAllowed",
        "PUT /metrics » 405 » MethodNotAllowed",
        "POST /api-docs/ » 405 » MethodNotAllowed",
        "PUT /api/status » 405 » MethodNotAllowed",
        "TRACE /api/status » 405 » MethodNotAllowed",
        "TRACE /nope » 405 » MethodNotAllowed",
        "BREW /nope » 405 » MethodNotAllowed"
      })
  void answersEveryTargetInTheEnvelope(
      String request, int status, String error, ServerUnderTest server) {
    Answer answer = only(RawHttp.exchange(server, request + " HTTP/1.1" + LAST));
    isOurs(answer, status, error);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "GET /api/status » 400 » BadRequest",
        "GET /api/status HTTP/1.1 » 400 » BadRequest",
        "GET /api/status HTTP/2.0 » 505 » HttpVersionNotSupported",
        "GET /api/status HTTP/9.9 » 505 » HttpVersionNotSupported",
        "GET /api/status http/1.1 » 400 » BadRequest",
        "GET /api/status HTTP/1.1|Host: a|Host: a » 400 » BadRequest",
        "GET /api/status HTTP/1.1|Host: a|X: é » 400 » BadRequest",
        "GET /api/status HTTP/1.1|Host: a|Authorization: Bearer é » 400 » BadRequest",
        "GET /api/status HTTP/1.1|Host: a|Expect: soup » 417 » ExpectationFailed",
        "éGET / » 400 » BadRequest"
      })
  void answersWhatIsNoRequestInTheEnvelope(
      String head, int status, String error, ServerUnderTest server) {
    String octets = head.replace("|", "\r\n") + "\r\n\r\n";
    isOurs(only(RawHttp.exchange(server, octets)), status, error);
  }

  @ParameterizedTest(name = "{0} octets of target, {1} of a field, {2} fields")
  @CsvSource({
    "9000, 0, 0, 414, UriTooLong",
    "100000, 0, 0, 414, UriTooLong",
    "0, 17000, 0, 431, RequestHeaderFieldsTooLarge",
    "0, 300000, 0, 431, RequestHeaderFieldsTooLarge",
    "0, 0, 120, 431, RequestHeaderFieldsTooLarge"
  })
  void answersAHeadThatIsTooLarge(
      int target, int field, int fields, int status, String error, ServerUnderTest server) {
    String head =
        "GET /api/status?"
            + "a".repeat(target)
            + " HTTP/1.1\r\nHost: a\r\nA: "
            + "b".repeat(field)
            + "\r\n"
            + "C: d\r\n".repeat(fields)
            + "\r\n";
    isOurs(only(RawHttp.exchange(server, head)), status, error);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"/api/status", "/health", "/health/ready", "/metrics", "/openapi", "/api-docs/"})
  void answersHeadWhereItAnswersGet(String path, ServerUnderTest server) {
    Answer answer = only(RawHttp.exchange(server, "HEAD " + path + " HTTP/1.1" + LAST));
    answer.expect(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/nope", "/api/nope", "/api/%zz", "/health/x"})
  void answersHeadWithoutABody(String path, ServerUnderTest server) {
    Answer answer = only(RawHttp.exchange(server, "HEAD " + path + " HTTP/1.1" + LAST));
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).isEmpty();
  }
}
