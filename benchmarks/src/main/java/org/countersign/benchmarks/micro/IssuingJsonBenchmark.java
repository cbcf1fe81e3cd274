package org.countersign.benchmarks.micro;

import static org.countersign.application.port.persistence.CertificateAuthorityBuilder.anAuthority;
import static org.countersign.application.port.persistence.IssuanceRecordBuilder.aCertificateRequest;
import static org.countersign.application.port.persistence.IssuedCertificateBuilder.anIssuedCertificate;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.CallPrincipal;
import org.countersign.adapters.rest.issuance.IssuanceExchange;
import org.countersign.adapters.rest.issuance.IssuanceResource;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.FieldsReader;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.json.JsonAnswerWriter;
import org.countersign.application.access.Caller;
import org.countersign.application.access.RateLimits;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.ElementVerdict.Verdict;
import org.countersign.domain.x509.KeyAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The issuing route without what it is for: the body's octets to a command, and what was issued to
 * the answer's octets.
 */
@State(Scope.Benchmark)
public class IssuingJsonBenchmark extends Measured {

  private static final int BODIES = 256;

  private final FieldsReader reader = new FieldsReader();
  private final JsonAnswerWriter writer = new JsonAnswerWriter();
  private final MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
  private final Call call = new Call(null, new ProvenCaller());
  private List<byte[]> bodies;
  private int taken;
  private IssuanceResource route;
  private JsonAnswer answer;

  @Setup
  public void prepareAnswer() throws IOException {
    headers.putSingle("Content-Type", MediaType.APPLICATION_JSON);
    SampleRequests samples = SampleRequests.of(KeyAlgorithm.EC_P256);
    bodies = Stream.generate(samples::next).limit(BODIES).map(IssuingJsonBenchmark::body).toList();
    Issuance issued = anIssuance();
    RateLimits unlimited =
        new RateLimits(OptionalInt.empty(), OptionalInt.empty(), System::nanoTime);
    route = new IssuanceResource(new IssuanceExchange(command -> issued, null, null, unlimited));
    answer = readAndAnswer();
  }

  private static Issuance anIssuance() {
    IssuanceRecord pending = aCertificateRequest().build();
    IssuedCertificate certificate = anIssuedCertificate().answering(pending).build();
    List<ElementVerdict> elements =
        Stream.of(
                "subject.common_name",
                "subjectAltName[0]",
                "keyUsage.digital_signature",
                "extendedKeyUsage.server_auth",
                "algorithms.keyAlgorithm",
                "algorithms.signature",
                "validity")
            .map(IssuingJsonBenchmark::granted)
            .toList();
    return new Issuance(
        pending.issued(Optional.empty(), certificate.createdAt()),
        certificate,
        List.of(anAuthority().certificate()),
        List.of(),
        elements);
  }

  private static ElementVerdict granted(String element) {
    return new ElementVerdict(
        element,
        Optional.of("host-1.example.com"),
        Verdict.GRANTED,
        "/sans/0/allowed/0",
        "Granted: the value matches a pattern that the policy allows");
  }

  private static byte[] body(String csr) {
    String text =
        "{\"profileId\":\"00000000-0000-7000-8000-000000000001\",\"csr\":\""
            + csr.replace("\n", "\\n")
            + "\",\"attributes\":{\"ttl\":\"30d\"}}";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As far as the record that will be written; certificates are in PEM then. */
  @Benchmark
  public JsonAnswer readAndAnswer() throws IOException {
    Fields fields =
        reader.readFrom(
            Fields.class,
            Fields.class,
            Fields.class.getAnnotations(),
            MediaType.APPLICATION_JSON_TYPE,
            headers,
            new ByteArrayInputStream(bodies.get(taken++ % bodies.size())));
    return (JsonAnswer) route.issue(call, List.of(), fields).getEntity();
  }

  @Benchmark
  public byte[] write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(
        answer,
        answer.getClass(),
        answer.getClass(),
        answer.getClass().getAnnotations(),
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        out);
    return out.toByteArray();
  }

  /** Who is calling, as after the token was checked. */
  private static final class ProvenCaller implements SecurityContext {

    private final CallPrincipal principal =
        new CallPrincipal.Proven(
            new Caller(
                Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.ADMIN));

    @Override
    public java.security.Principal getUserPrincipal() {
      return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
