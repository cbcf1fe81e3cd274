package org.countersign.blackbox.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A project of a test's own, and short words for what is made in it. */
public final class TestProject {

  public static final String CERT_MANAGER = "/api/v1/cert-manager";
  public static final String AUTHORITIES = CERT_MANAGER + "/ca/internal";
  public static final String POLICIES = CERT_MANAGER + "/certificate-policies";
  public static final String PROFILES = CERT_MANAGER + "/certificate-profiles";
  public static final String CERTIFICATES = CERT_MANAGER + "/certificates";
  public static final String REQUESTS = CERTIFICATES + "/certificate-requests";
  public static final String PROJECTS = "/api/v1/projects";

  private final ApiClient admin;
  private final String id;

  private TestProject(ApiClient admin, String id) {
    this.admin = admin;
    this.id = id;
  }

  public static TestProject create(ApiClient admin) {
    JsonNode answer = admin.post(PROJECTS, Map.of("projectName", RandomText.name("project"))).ok();
    return new TestProject(admin, answer.path("project").path("id").asText());
  }

  public String id() {
    return id;
  }

  /** A client with the organisation role admin. */
  public ApiClient admin() {
    return admin;
  }

  /** A root CA with a key of this algorithm; its id. */
  public String root(String keyAlgorithm) {
    return authority(rootConfiguration(keyAlgorithm));
  }

  /** A CA below a parent; its id. */
  public String intermediate(String keyAlgorithm, String parentId) {
    Map<String, Object> configuration = rootConfiguration(keyAlgorithm);
    configuration.put("type", "intermediate");
    configuration.put("parentCaId", parentId);
    configuration.put("maxPathLength", 0);
    configuration.put("commonName", RandomText.name("Test Intermediate"));
    return authority(configuration);
  }

  /** The configuration of a root CA, to be changed and handed to {@link #tryAuthority}. */
  public static Map<String, Object> rootConfiguration(String keyAlgorithm) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("type", "root");
    configuration.put("commonName", RandomText.name("Test Root"));
    configuration.put("organization", "Example Org");
    configuration.put("country", "NP");
    configuration.put("maxPathLength", -1);
    configuration.put("keyAlgorithm", keyAlgorithm);
    return configuration;
  }

  private String authority(Map<String, Object> configuration) {
    return tryAuthority(configuration).ok().path("id").asText();
  }

  public Answer tryAuthority(Map<String, Object> configuration) {
    return admin.post(
        AUTHORITIES,
        Map.of("projectId", id, "name", RandomText.name("ca"), "configuration", configuration));
  }

  /** A policy with these rules; its id. */
  public String policy(Map<String, Object> rules) {
    return tryPolicy(RandomText.name("policy"), rules)
        .ok()
        .path("certificatePolicy")
        .path("id")
        .asText();
  }

  public Answer tryPolicy(String name, Map<String, Object> rules) {
    Map<String, Object> body = new LinkedHashMap<>(rules);
    body.put("projectId", id);
    body.put("name", name);
    return admin.post(POLICIES, body);
  }

  /** A profile that clients reach through the API; its id. */
  public String profile(String caId, String policyId) {
    return tryProfile(
            Map.of(
                "caId", caId,
                "certificatePolicyId", policyId,
                "slug", RandomText.name("profile")))
        .ok()
        .path("certificateProfile")
        .path("id")
        .asText();
  }

  /** A profile for the API enrollment, where the fields do not say otherwise. */
  public Answer tryProfile(Map<String, Object> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("projectId", id);
    body.put("enrollmentType", "api");
    body.put("apiConfig", Map.of("autoRenew", false));
    body.putAll(fields);
    return admin.post(PROFILES, body);
  }

  /** Asks, as admin, for a certificate that lives 30 days. */
  public Answer issue(String profileId, String csr) {
    return issue(admin, profileId, csr);
  }

  /** Asks for a certificate that lives 30 days. */
  public static Answer issue(ApiClient client, String profileId, String csr) {
    return issue(client, profileId, csr, Map.of("attributes", Map.of("ttl", "30d")));
  }

  public static Answer issue(
      ApiClient client, String profileId, String csr, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("profileId", profileId);
    body.put("csr", csr);
    body.putAll(more);
    return client.post(CERTIFICATES, body);
  }
}
