package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.decision.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of members of a request for a certificate that count for nothing. */
class IgnoredMembersTest {

  private static final String CERTIFICATES = "/api/v1/cert-manager/certificates";
  private static final String PROFILE = UUID.randomUUID().toString();

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);

  private static String body(String more) {
    return "{\"profileId\":\"" + PROFILE + "\",\"csr\":\"CSR\"" + more + "}";
  }

  /** What the use case is told, for it is the use case that answers with it. */
  private List<Warning> warnings(String query, String more) {
    server
        .issuance()
        .answers(
            command -> {
              throw Refused.conflict("far enough");
            });
    Answer answer = client.post(CERTIFICATES + query, body(more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    return server.issuance().asked().warnings();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"ttl\":\"90d\" | /ttl | 'ttl' is ignored here; it counts as attributes.ttl",
        ",\"isCA\":true | /isCA"
            + " | 'isCA' is ignored here; it counts as attributes.basicConstraints.isCA",
        ",\"attributes\":{\"csr\":\"x\"} | /attributes/csr"
            + " | 'csr' is ignored here; it counts as csr",
        ",\"attributes\":{\"commonName\":\"x\"} | /attributes/commonName"
            + " | 'commonName' is ignored in a request with a csr: what the CSR says of it counts",
        ",\"altNames\":[] | /altNames"
            + " | 'altNames' is ignored in a request with a csr: what the CSR says of it counts",
        ",\"attributes\":{\"common_name\":\"x\"} | /attributes/common_name"
            + " | Unknown member 'common_name' is ignored. Did you mean 'commonName'?",
        ",\"ttlDays\":90 | /ttlDays"
            + " | Unknown member 'ttlDays' is ignored. Did you mean 'attributes.ttl'?",
        ",\"pkiSync\":{\"deep\":1} | /pkiSync | Unknown member 'pkiSync' is ignored",
        ",\"a/b~c\":1 | /a~1b~0c | Unknown member 'a/b~c' is ignored",
        ",\"metadata\":[{\"key\":\"k\",\"value\":\"v\",\"note\":1}] | /metadata/0/note"
            + " | Unknown member 'note' is ignored",
        ",\"note\":null | /note | Unknown member 'note' is ignored",
      })
  void tellsWhatCountsForNothing(String more, String field, String message) {
    assertThat(warnings("", more)).containsExactly(new Warning("field-ignored", field, message));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "subject",
        "approvalPolicy",
        "applicationId",
        "enrollmentType",
        "pkiSync",
        "notify",
        "organizationId"
      })
  void overlooksWhatAClientOfALaterVersionSends(String name) {
    for (String more :
        List.of(",\"" + name + "\":{}", ",\"attributes\":{\"" + name + "\":\"x\"}")) {
      assertThat(warnings("", more)).extracting(Warning::code).containsExactly("field-ignored");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"dryrun\":true | dryrun | Unknown member 'dryrun'. Did you mean 'dryRun'?",
        ",\"dry_run\":true | dry_run | Unknown member 'dry_run'. Did you mean 'dryRun'?",
        ",\"DryRun\":true | DryRun | Unknown member 'DryRun'. Did you mean 'dryRun'?",
        ",\"dryRunn\":true | dryRunn | Unknown member 'dryRunn'. Did you mean 'dryRun'?",
        ",\"isDryRun\":true | isDryRun | Unknown member 'isDryRun'. Did you mean 'dryRun'?",
        ",\"attributes\":{\"dryRun\":true} | attributes.dryRun"
            + " | Unknown member 'dryRun'. Did you mean 'dryRun'?",
        ",\"tll\":\"1h\" | tll | Unknown member 'tll'. Did you mean 'attributes.ttl'?",
        ",\"attributes\":{\"tll\":\"1h\"} | attributes.tll"
            + " | Unknown member 'tll'. Did you mean 'attributes.ttl'?",
        ",\"atributes\":{} | atributes | Unknown member 'atributes'. Did you mean 'attributes'?",
        ",\"attributes\":{\"not_after\":\"2030-03-01\"} | attributes.not_after"
            + " | Unknown member 'not_after'. Did you mean 'attributes.notAfter'?",
        ",\"attributes\":{\"basicConstraints\":{\"isCA\":true,\"pathlen\":0,\"path_length\":0}}"
            + " | attributes.basicConstraints.path_length | Unknown member 'path_length'. Did you"
            + " mean 'attributes.basicConstraints.pathLength'?",
        ",\"meta_data\":[] | meta_data | Unknown member 'meta_data'. Did you mean 'metadata'?",
      })
  void refusesAKnownNameInAnotherSpelling(String more, String path, String message) {
    server.issuance().answers(command -> null);
    Answer answer = client.post(CERTIFICATES, body(more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    JsonNode issue = answer.json().path("message").get(0);
    assertThat(issue.path("code").textValue()).isEqualTo("unrecognized_keys");
    assertThat(String.join(".", texts(issue.path("path")))).isEqualTo(path);
    assertThat(issue.path("message").textValue()).isEqualTo(message);
    assertThat(server.issuance().asked()).isNull();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new java.util.ArrayList<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  @ParameterizedTest(name = "?{0}")
  @CsvSource({
    "dryRun=true,dryRun",
    "dryrun=1,dryRun",
    "isDryRun=1,dryRun",
    "ttl=90d,attributes.ttl",
    "profileid=x,profileId"
  })
  void refusesAKnownNameInTheQuery(String query, String member) {
    server.issuance().answers(command -> null);
    Answer answer = client.post(CERTIFICATES + "?" + query, body(""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message").get(0).path("message").textValue())
        .endsWith("counts for nothing here: send '" + member + "' in the body");
    assertThat(server.issuance().asked()).isNull();
  }

  @Test
  void overlooksAnotherNameInTheQuery() {
    assertThat(warnings("?trace=1", ""))
        .containsExactly(
            new Warning("field-ignored", "?trace", "Unknown query parameter 'trace' is ignored"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "12m | 12m: 12 minutes; m is months in a policy's validity.max; write 12min or 12mo",
        "1m | 1m: 1 minute; m is months in a policy's validity.max; write 1min or 1mo",
        "1.5m | 1.5m: 1.5 minutes; m is months in a policy's validity.max; write 1.5min or 1.5mo",
      })
  void saysWhatItTookMFor(String ttl, String message) {
    assertThat(warnings("", ",\"attributes\":{\"ttl\":\"" + ttl + "\"}"))
        .containsExactly(new Warning("duration-unit-ambiguous", "/attributes/ttl", message));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"12min", "12mo", "12d"})
  void hasNothingToSayOfOtherUnits(String ttl) {
    assertThat(warnings("", ",\"attributes\":{\"ttl\":\"" + ttl + "\"}")).isEmpty();
  }

  @Test
  void tellsOfManyUnknownMembersTheFirst() {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      more.append(",\"x").append(i).append("\":1");
    }
    assertThat(warnings("", more.toString()))
        .hasSize(21)
        .endsWith(new Warning("field-ignored", "And 480 more members are ignored"));
    Answer answer = client.post(CERTIFICATES, body(more + ",\"x500\":1"));
    assertThat(answer.status()).isEqualTo(422);
  }
}
