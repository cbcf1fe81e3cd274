package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.refusal.Refused;
import org.junit.jupiter.params.provider.MethodSource;

/** Any body, over HTTP, to the routes that take one: the answer is ours, and no fault. */
final class RouteFuzzTest {

  private static final String MANAGER = "/api/v1/cert-manager";

  private static final List<String> ROUTES =
      List.of(
          MANAGER + "/certificates",
          MANAGER + "/certificate-policies",
          MANAGER + "/certificate-profiles",
          MANAGER + "/certificates/search",
          MANAGER + "/certificates/certificate-requests/search",
          "/api/v1/projects",
          "/api/v1/identities",
          "/api/v1/auth/universal-auth/login");

  private static final List<Integer> STATUSES = List.of(200, 400, 401, 404, 409, 422);

  private static final TestServer SERVER = TestServer.running();
  private static final Client CLIENT = Client.administrator(SERVER);

  /** The route's number, then the body. */
  static Stream<byte[]> seeds() {
    String project = CLIENT.newProject().toString();
    return IntStream.range(0, ROUTES.size())
        .boxed()
        .flatMap(
            route ->
                Stream.of(
                        "{}",
                        "{\"projectId\":\"" + project + "\",\"name\":\"a\",\"search\":\"b\"}",
                        "{\"projectId\":\""
                            + project
                            + "\",\"slug\":\"a\",\"issuerType\":\"self-signed\","
                            + "\"enrollmentType\":\"api\",\"apiConfig\":{},\"defaults\":{}}",
                        "{\"profileId\":\"" + project + "\",\"csr\":\"CSR\"}",
                        "{\"clientId\":\"a\",\"clientSecret\":\"b\",\"projectName\":\"c\"}")
                    .map(body -> (char) route.intValue() + body))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @DictionaryEntries({"metadata", "sortBy", "profileIds", "certificatePolicyId", "caId", "role"})
  @FuzzTest(maxDuration = "5s")
  void answersAnyBody(byte[] octets) {
    SERVER
        .issuance()
        .answers(
            command -> {
              throw Refused.badRequest("as it was scripted");
            });
    int route = octets.length == 0 ? 0 : (octets[0] & 0xff) % ROUTES.size();
    byte[] body = Arrays.copyOfRange(octets, Math.min(1, octets.length), octets.length);
    Answer answer =
        CLIENT.send("POST", ROUTES.get(route), Client.JSON, BodyPublishers.ofByteArray(body));
    assertThat(answer.status()).as(answer.text()).isIn(STATUSES);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.text()).doesNotContain("Exception", "\tat ", "org.countersign");
    if (answer.status() != 200) {
      assertThat(answer.json().path("statusCode").intValue()).isEqualTo(answer.status());
      assertThat(answer.json().path("message").isMissingNode()).isFalse();
    }
  }
}
