package org.countersign.blackbox.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine identity with a client id and a client secret.
 *
 * @param admin who made it
 */
public record TestIdentity(ApiClient admin, String id, String clientId, String clientSecret) {

  public static final String IDENTITIES = "/api/v1/identities";
  private static final String UNIVERSAL_AUTH = "/api/v1/auth/universal-auth/identities/";

  /** One whose role in the organisation is member. */
  public static TestIdentity member(ApiClient admin) {
    return member(admin, Map.of());
  }

  /** The same; the terms are those of its universal auth, such as {@code accessTokenTTL}. */
  public static TestIdentity member(ApiClient admin, Map<String, Object> terms) {
    String id =
        admin
            .post(IDENTITIES, Map.of("name", RandomText.name("identity"), "role", "member"))
            .ok()
            .path("identity")
            .path("id")
            .asText();
    String clientId =
        admin
            .post(universalAuth(id), terms)
            .ok()
            .path("identityUniversalAuth")
            .path("clientId")
            .asText();
    return new TestIdentity(
        admin, id, clientId, newSecret(admin, id).path("clientSecret").asText());
  }

  public static String universalAuth(String id) {
    return UNIVERSAL_AUTH + id;
  }

  public static String clientSecrets(String id) {
    return UNIVERSAL_AUTH + id + "/client-secrets";
  }

  /** The answer to making a client secret. */
  public static JsonNode newSecret(ApiClient admin, String id) {
    return admin.post(clientSecrets(id), Map.of("description", "made by a test")).ok();
  }

  /** Gives it a role in the project. */
  public TestIdentity in(TestProject project, String role, String... profileIds) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("role", role);
    if (profileIds.length > 0) {
      body.put("profileIds", List.of(profileIds));
    }
    admin.post(membership(project, id), body).ok();
    return this;
  }

  public static String membership(TestProject project, String identityId) {
    return TestProject.PROJECTS + "/" + project.id() + "/memberships/identities/" + identityId;
  }

  /** A client logged in as this identity. */
  public ApiClient client() {
    return ApiClient.anonymous(admin.base()).loggedIn(clientId, clientSecret);
  }

  @Override
  public String toString() {
    return "TestIdentity[" + id + "]";
  }
}
