package org.countersign.adapters.rest.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets for the body of a request for a certificate. */
final class IssuanceBodyFuzzTest {

  private static final Caller CALLER =
      new Caller(Principal.machineIdentity(new UUID(0, 1), "robot"), OrganizationRole.ADMIN);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"profileId\":\"0197a3c0-7b1e-7c3a-9d53-2f60b7c1a001\",\"csr\":\"CSR\"}",
            "{\"profileId\":\"0197a3c0-7b1e-7c3a-9d53-2f60b7c1a001\",\"csr\":\"CSR\","
                + "\"attributes\":{\"ttl\":\"90d\",\"basicConstraints\":{\"isCA\":true,"
                + "\"pathLength\":0}},\"metadata\":[{\"key\":\"k\",\"value\":\"v\"}],"
                + "\"removeRootsFromChain\":true}",
            "{\"profileId\":\"0197a3c0-7b1e-7c3a-9d53-2f60b7c1a001\",\"csr\":\"CSR\","
                + "\"attributes\":{\"notBefore\":\"2030-01-01\",\"notAfter\":"
                + "\"2030-02-01T12:00:00.5+02:00\"},\"dryRun\":false,\"x\":[null,1.5e3,{}]}")
        .map(body -> body.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "dryRun",
    "notBefore",
    "notAfter",
    "ttl",
    "metadata",
    "pathLength",
    "commonName",
    "altNames"
  })
  @FuzzTest(maxDuration = "3s")
  void readsOrSaysWhatIsWrong(byte[] body) {
    try {
      IssuanceFields fields = new IssuanceFields(Fields.of(Json.read(body)), Set.of());
      assertThat(fields.command(CALLER)).isNotNull();
    } catch (MalformedBody e) {
      assertThat(e).hasMessageMatching("(Invalid JSON|JSON) in request body.*");
    } catch (Refused e) {
      assertThat(e.kind()).isIn(RefusalKind.INVALID_FIELDS, RefusalKind.BAD_REQUEST);
    }
  }
}
