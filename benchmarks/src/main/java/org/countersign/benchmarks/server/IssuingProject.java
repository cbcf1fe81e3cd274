package org.countersign.benchmarks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.domain.x509.KeyAlgorithm;

/** A project on a running server, made over its REST API: a policy, and profiles that issue. */
public final class IssuingProject {

  private static final String MANAGER = "/api/v1/cert-manager";
  private static final String CERTIFICATES = MANAGER + "/certificates";

  private static final Map<String, Object> RULES =
      Map.of(
          "subject", List.of(Map.of("type", "common_name", "allowed", List.of("*.example.com"))),
          "sans", List.of(Map.of("type", "dns_name", "allowed", List.of("*.example.com"))),
          "keyUsages", Map.of("allowed", List.of("digital_signature", "key_encipherment")),
          "extendedKeyUsages", Map.of("allowed", List.of("server_auth")),
          "algorithms",
              Map.of(
                  "signature", List.of("RSA-SHA256", "ECDSA-SHA256"),
                  "keyAlgorithm", List.of("RSA_2048", "EC_prime256v1")),
          "validity", Map.of("max", "365d"));

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final InetSocketAddress server;
  private final String token;
  private final String projectId;
  private final String policyId;

  /** A new one, made by the first machine identity. */
  public IssuingProject(InetSocketAddress server) {
    this.server = server;
    Map<String, Object> credentials =
        Map.of("clientId", MeasuredServer.CLIENT_ID, "clientSecret", MeasuredServer.CLIENT_SECRET);
    this.token =
        post("/api/v1/auth/universal-auth/login", credentials, "").get("accessToken").asText();
    this.projectId = make("/api/v1/projects", Map.of("projectName", aName("project")));
    this.policyId =
        make(MANAGER + "/certificate-policies", with(RULES, Map.of("name", aName("policy"))));
  }

  private IssuingProject(
      InetSocketAddress server, String token, String projectId, String policyId) {
    this.server = server;
    this.token = token;
    this.projectId = projectId;
    this.policyId = policyId;
  }

  /** The same project, on a server that was started again. */
  public IssuingProject movedTo(InetSocketAddress address) {
    return new IssuingProject(address, token, projectId, policyId);
  }

  /** The id of a new profile under a new root with a key of that kind. */
  public String profileUnder(KeyAlgorithm authorityKey) {
    Map<String, Object> configuration =
        Map.of(
            "type",
            "root",
            "commonName",
            aName("Root"),
            "maxPathLength",
            0,
            "keyAlgorithm",
            authorityKey.wireName());
    String authority =
        make(
            MANAGER + "/ca/internal",
            with(Map.of(), Map.of("name", aName("root"), "configuration", configuration)));
    Map<String, Object> profile =
        Map.of(
            "caId",
            authority,
            "certificatePolicyId",
            policyId,
            "slug",
            aName("profile"),
            "enrollmentType",
            "api",
            "apiConfig",
            Map.of("autoRenew", false),
            "defaults",
            Map.of(
                "ttlDays", 90,
                "keyUsages", List.of("digital_signature"),
                "extendedKeyUsages", List.of("server_auth")));
    return make(MANAGER + "/certificate-profiles", with(Map.of(), profile));
  }

  /**
   * Whole HTTP requests that ask for certificates.
   *
   * @param requests CSRs as they stand in JSON
   */
  public List<byte[]> httpRequests(String profileId, List<String> requests, boolean dryRun) {
    return requests.stream().map(csr -> httpRequest(profileId, csr, dryRun)).toList();
  }

  private byte[] httpRequest(String profileId, String csr, boolean dryRun) {
    String body =
        "{\"profileId\":\""
            + profileId
            + "\",\"csr\":\""
            + csr
            + "\",\"attributes\":{\"ttl\":\"30d\"}"
            + (dryRun ? ",\"dryRun\":true}" : "}");
    String head =
        "POST "
            + CERTIFICATES
            + " HTTP/1.1\r\nHost: "
            + server.getHostString()
            + ":"
            + server.getPort()
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(more);
    all.put("projectId", projectId);
    return all;
  }

  private static String aName(String of) {
    return of + "-" + UUID.randomUUID();
  }

  /** The id of what a POST made. */
  private String make(String path, Map<String, Object> body) {
    JsonNode id = post(path, body, token).findValue("id");
    if (id == null) {
      throw new IllegalStateException("POST " + path + " was answered without an id");
    }
    return id.asText();
  }

  private JsonNode post(String path, Map<String, Object> body, String bearer) {
    URI uri = URI.create("http://" + server.getHostString() + ":" + server.getPort() + path);
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)));
      if (!bearer.isEmpty()) {
        request.header("Authorization", "Bearer " + bearer);
      }
      return answer(path, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException("POST " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private JsonNode answer(String path, HttpResponse<String> response)
      throws JsonProcessingException {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "POST " + path + " was answered " + response.statusCode() + ": " + response.body());
    }
    return mapper.readTree(response.body());
  }
}
