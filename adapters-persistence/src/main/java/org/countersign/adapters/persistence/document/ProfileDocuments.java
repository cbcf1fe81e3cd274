package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.countersign.domain.profile.ApiConfig;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.Enrollment;
import org.countersign.domain.profile.Enrollment.UnservedConfig;
import org.countersign.domain.profile.EnrollmentMethod;

/** The settings of a profile that nothing is searched by, as JSON. */
public record ProfileDocuments(
    Optional<ApiConfig> apiConfig,
    Optional<UnservedConfig> estConfig,
    Optional<UnservedConfig> acmeConfig,
    DefaultsDocument defaults) {

  private static final int VERSION = 1;

  public static String of(CertificateProfile profile) {
    ObjectNode document = JsonText.object().put("version", VERSION);
    Enrollment enrollment = profile.enrollment();
    enrollment.api().ifPresent(config -> document.set("apiConfig", of(config)));
    enrollment.est().ifPresent(config -> document.put("estConfig", config.json()));
    enrollment.acme().ifPresent(config -> document.put("acmeConfig", config.json()));
    document.set("defaults", of(profile.defaults().document()));
    return JsonText.write(document);
  }

  public static ProfileDocuments read(String text) {
    JsonNode document = JsonText.read(text);
    return new ProfileDocuments(
        Optional.of(document.path("apiConfig"))
            .filter(JsonNode::isObject)
            .map(ProfileDocuments::apiConfig),
        Optional.ofNullable(document.path("estConfig").textValue()).map(UnservedConfig::new),
        Optional.ofNullable(document.path("acmeConfig").textValue()).map(UnservedConfig::new),
        defaults(document.path("defaults")));
  }

  /**
   * @param method that the profile serves; it is searched by
   */
  public Enrollment enrollment(EnrollmentMethod method) {
    return new Enrollment(method, apiConfig, estConfig, acmeConfig);
  }

  private static ObjectNode of(ApiConfig config) {
    ObjectNode document = JsonText.object().put("autoRenew", config.autoRenew());
    config.renewBeforeDays().ifPresent(days -> document.put("renewBeforeDays", days));
    return document;
  }

  private static ApiConfig apiConfig(JsonNode document) {
    return new ApiConfig(
        document.path("autoRenew").booleanValue(),
        Optional.ofNullable(JsonText.integer(document.path("renewBeforeDays"))));
  }

  private static ObjectNode of(DefaultsDocument defaults) {
    ObjectNode document =
        JsonText.object()
            .put("ttlDays", defaults.ttlDays())
            .put("commonName", defaults.commonName())
            .put("organization", defaults.organization())
            .put("organizationalUnit", defaults.organizationalUnit())
            .put("country", defaults.country())
            .put("state", defaults.state())
            .put("locality", defaults.locality())
            .put("keyAlgorithm", defaults.keyAlgorithm())
            .put("signatureAlgorithm", defaults.signatureAlgorithm());
    document.set("keyUsages", JsonText.texts(defaults.keyUsages()));
    document.set("extendedKeyUsages", JsonText.texts(defaults.extendedKeyUsages()));
    document.set("basicConstraints", of(defaults.basicConstraints()));
    return document;
  }

  private static DefaultsDocument defaults(JsonNode document) {
    return new DefaultsDocument(
        JsonText.integer(document.path("ttlDays")),
        document.path("commonName").textValue(),
        document.path("organization").textValue(),
        document.path("organizationalUnit").textValue(),
        document.path("country").textValue(),
        document.path("state").textValue(),
        document.path("locality").textValue(),
        JsonText.textList(document.path("keyUsages")),
        JsonText.textList(document.path("extendedKeyUsages")),
        document.path("keyAlgorithm").textValue(),
        document.path("signatureAlgorithm").textValue(),
        basicConstraints(document.path("basicConstraints")));
  }

  private static ObjectNode of(DefaultsDocument.BasicConstraints constraints) {
    return constraints == null
        ? null
        : JsonText.object()
            .put("isCA", constraints.isCA())
            .put("pathLength", constraints.pathLength());
  }

  private static DefaultsDocument.BasicConstraints basicConstraints(JsonNode document) {
    JsonNode isCa = document.path("isCA");
    return document.isObject()
        ? new DefaultsDocument.BasicConstraints(
            isCa.isBoolean() ? Boolean.valueOf(isCa.booleanValue()) : null,
            JsonText.integer(document.path("pathLength")))
        : null;
  }
}
