package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request for a certificate has a short way in, and the way of all others; a query, which means
 * nothing here, sends it by the latter. What is answered must not tell which it was.
 */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDoorsIT {

  private static final String JSON = "application/json";
  private static final String THE_OTHER_DOOR = "?by=the-other-door";

  /** What differs from request to request. */
  private static final List<String> OF_ONE_REQUEST =
      List.of("reqId", "certificateRequestId", "certificateId", "serialNumber", "certificate");

  private final ApiClient admin;
  private final String profile;
  private final String csr =
      OpenSsl.in(TestDirectory.fresh("two-doors")).request("www.example.com").replace("\n", "\\n");

  TwoDoorsIT(TestProject project) {
    admin = project.admin();
    profile = project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
    // Its key is known from now on, whichever way the next request takes.
    send(admin, good(""), JSON).ok();
  }

  private String good(String more) {
    return "{\"profileId\":\"%s\",\"csr\":\"%s\",\"attributes\":{\"ttl\":\"30d\"}%s}"
        .formatted(profile, csr, more);
  }

  private record Sent(String what, String body, String contentType) {
    @Override
    public String toString() {
      return what;
    }
  }

  Stream<Sent> requests() {
    return Stream.of(
        new Sent("a good one", good(""), JSON),
        new Sent("with a charset", good(""), "Application/JSON; Charset=UTF-8"),
        new Sent("a dry run", good(",\"dryRun\":true"), JSON),
        new Sent("without roots", good(",\"removeRootsFromChain\":true"), JSON),
        new Sent("members that count for nothing", good(",\"ttl\":\"1h\",\"notify\":1"), JSON),
        new Sent("a misspelt member", good(",\"dry_run\":true"), JSON),
        new Sent("a misspelt member inside", good("").replace("ttl", "tll"), JSON),
        new Sent("minutes", good("").replace("30d", "60m"), JSON),
        new Sent("refused by the policy", good("").replace("30d", "400d"), JSON),
        new Sent("no CSR", "{\"profileId\":\"" + profile + "\"}", JSON),
        new Sent("not a CSR", good("").replace("BEGIN", "BEGUN"), JSON),
        new Sent("wrong fields", good("").replace("\"30d\"", "30"), JSON),
        new Sent("unknown profile", good("").replace(profile, profile.replace('0', '1')), JSON),
        new Sent("no JSON", "{\"profileId\":", JSON),
        new Sent("no object", "[1]", JSON),
        new Sent("a member twice", "{\"csr\":\"\",\"csr\":\"\"}", JSON),
        new Sent("another charset", good(""), JSON + "; charset=utf-16"),
        new Sent("another type", good(""), "text/plain"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void bothAnswerTheSame(Sent sent) {
    assertSame(admin, sent.body(), sent.contentType());
  }

  @Test
  void bothKnowWhoIsNobody() {
    ApiClient nobody = ApiClient.anonymous(admin.base());
    assertSame(nobody, good(""), JSON);
    assertSame(nobody.withToken("not a token"), good(""), JSON);
    assertSame(nobody.withToken("bm90.YSB0.b2tlbg"), good(""), JSON);
    assertThat(send(nobody, good(""), JSON).headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
  }

  private static Answer send(ApiClient client, String body, String contentType) {
    return send(client, body, contentType, "");
  }

  private static Answer send(ApiClient client, String body, String contentType, String query) {
    return client.send(
        "POST",
        TestProject.CERTIFICATES + query,
        contentType,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertSame(ApiClient client, String body, String contentType) {
    Answer one = send(client, body, contentType);
    Answer other = send(client, body, contentType, THE_OTHER_DOOR);

    assertThat(one.status()).as("status: %s", one.text()).isEqualTo(other.status());
    assertThat(headers(one)).isEqualTo(headers(other));
    assertThat(content(one)).isEqualTo(content(other));
  }

  private static Set<String> headers(Answer answer) {
    Set<String> headers = new TreeSet<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.add(name + (name.equalsIgnoreCase("content-type") ? " " + values : "")));
    headers.removeIf(name -> Set.of("content-length", "transfer-encoding").contains(name));
    return headers;
  }

  private static JsonNode content(Answer answer) {
    ObjectNode content = (ObjectNode) answer.json();
    content.findParents("reqId").forEach(TwoDoorsIT::blank);
    content.findParents("serialNumber").forEach(TwoDoorsIT::blank);
    content.findParents("certificateRequestId").forEach(TwoDoorsIT::blank);
    content.findParents("warnings").forEach(parent -> ((ObjectNode) parent).put("warnings", ""));
    content.findParents("notBefore").forEach(parent -> ((ObjectNode) parent).put("notBefore", ""));
    content.findParents("notAfter").forEach(parent -> ((ObjectNode) parent).put("notAfter", ""));
    return content;
  }

  private static void blank(JsonNode parent) {
    OF_ONE_REQUEST.forEach(
        name -> {
          if (parent.path(name).isTextual()) {
            ((ObjectNode) parent).put(name, "");
          }
        });
  }
}
