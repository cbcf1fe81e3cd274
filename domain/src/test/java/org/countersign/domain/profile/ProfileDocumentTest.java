package org.countersign.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileDocumentTest {

  private static final UUID ID = new UUID(1, 1);
  private static final UUID CA = new UUID(2, 2);
  private static final UUID POLICY = new UUID(3, 3);
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final ProfileDocument.ApiConfig API = new ProfileDocument.ApiConfig(false, 7);

  private static ProfileDocument slugged(String slug) {
    return new ProfileDocument(CA, POLICY, slug, null, "api", null, API, null, null, null);
  }

  private static ProfileDocument issuedBy(UUID caId, String issuerType, String enrollmentType) {
    return new ProfileDocument(
        caId, POLICY, "web", null, enrollmentType, issuerType, API, "{}", "{}", null);
  }

  private static ProfileDocument enrolledBy(String type, ProfileDocument.ApiConfig api) {
    return new ProfileDocument(CA, POLICY, "web", null, type, "ca", api, null, null, null);
  }

  private static ProfileDocument defaulting(DefaultsDocument defaults) {
    return new ProfileDocument(CA, POLICY, "web", null, "api", "ca", API, null, null, defaults);
  }

  private static DefaultsDocument defaults(
      Integer ttlDays, String commonName, String country, List<String> keyUsages) {
    return new DefaultsDocument(
        ttlDays, commonName, null, null, country, null, null, keyUsages, null, null, null, null);
  }

  private static DefaultsDocument defaultAuthority(Boolean isCA, Integer pathLength) {
    return new DefaultsDocument(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new DefaultsDocument.BasicConstraints(isCA, pathLength));
  }

  private static Arguments row(
      String name, ProfileDocument document, String code, String path, String message) {
    return argumentSet(name, document, new FieldError(code, path, message));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"errors", "errorsOfDefaults"})
  void says(ProfileDocument document, FieldError error) {
    assertThat(document.check()).containsExactly(error);
    assertThatThrownBy(() -> CertificateProfile.of(ID, ID, document, 1, NOW, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Arguments> errors() {
    String types = "Enrollment type must be one of: api, est, acme, scep";
    return Stream.of(
        row(
            "upper case in the slug",
            slugged("Web"),
            "invalid_string",
            "slug",
            "Slug must contain only lowercase letters, numbers, and hyphens"),
        row("no slug", slugged(null), "invalid_type", "slug", "Slug is required"),
        row("an empty slug", slugged(""), "too_small", "slug", "Slug cannot be empty"),
        row(
            "an endless slug",
            slugged("a".repeat(256)),
            "too_big",
            "slug",
            "Slug cannot exceed 255 characters"),
        row(
            "no policy",
            new ProfileDocument(CA, null, "web", null, "api", null, API, null, null, null),
            "invalid_type",
            "certificatePolicyId",
            "Certificate policy ID is required"),
        row(
            "an endless description",
            new ProfileDocument(
                CA, POLICY, "web", "a".repeat(1001), "api", null, API, null, null, null),
            "too_big",
            "description",
            "Description cannot exceed 1000 characters"),
        row("no enrollment", enrolledBy(null, API), "invalid_type", "enrollmentType", types),
        row(
            "unknown enrollment",
            enrolledBy("cmp", API),
            "invalid_enum_value",
            "enrollmentType",
            types),
        row(
            "API without its configuration",
            enrolledBy("api", null),
            "custom",
            "apiConfig",
            "API enrollment type requires API configuration"),
        row(
            "EST without its configuration",
            enrolledBy("est", null),
            "custom",
            "estConfig",
            "EST enrollment type requires EST configuration"),
        row(
            "ACME without its configuration",
            enrolledBy("acme", null),
            "custom",
            "acmeConfig",
            "ACME enrollment type requires ACME configuration"),
        row(
            "no CA",
            issuedBy(null, null, "api"),
            "custom",
            "caId",
            "CA issuer type requires a CA ID"),
        row(
            "a CA too many",
            issuedBy(CA, "self-signed", "api"),
            "custom",
            "caId",
            "Self-signed issuer type cannot have a CA ID"),
        row(
            "self-signed by EST",
            issuedBy(null, "self-signed", "est"),
            "custom",
            "enrollmentType",
            "Self-signed issuer type only supports API enrollment"),
        row(
            "unknown issuer",
            issuedBy(CA, "acme", "api"),
            "invalid_enum_value",
            "issuerType",
            "Issuer type must be one of: ca, self-signed"),
        row(
            "renewal too early",
            enrolledBy("api", new ProfileDocument.ApiConfig(true, 31)),
            "too_big",
            "apiConfig.renewBeforeDays",
            "Renew before days cannot exceed 30"),
        row(
            "renewal too late",
            enrolledBy("api", new ProfileDocument.ApiConfig(true, 0)),
            "too_small",
            "apiConfig.renewBeforeDays",
            "Renew before days must be at least 1"));
  }

  static Stream<Arguments> errorsOfDefaults() {
    return Stream.of(
        row(
            "no days",
            defaulting(defaults(0, null, null, null)),
            "too_small",
            "defaults.ttlDays",
            "TTL must be a positive number"),
        row(
            "more than a century",
            defaulting(defaults(36501, null, null, null)),
            "too_big",
            "defaults.ttlDays",
            "TTL cannot exceed 36500 days (100 years)"),
        row(
            "an empty name",
            defaulting(defaults(1, "", null, null)),
            "too_small",
            "defaults.commonName",
            "Value cannot be empty"),
        row(
            "too long a name",
            defaulting(defaults(1, "a".repeat(65), null, null)),
            "too_big",
            "defaults.commonName",
            "Value has 65 characters; at most 64 are allowed"),
        row(
            "a country of three letters",
            defaulting(defaults(1, null, "DEU", null)),
            "invalid_string",
            "defaults.country",
            "Country must be a two-letter code (ISO 3166-1)"),
        row(
            "an unknown usage",
            defaulting(defaults(1, null, null, List.of("x"))),
            "invalid_enum_value",
            "defaults.keyUsages.0",
            "Unknown value 'x' in keyUsages; known: digital_signature, non_repudiation,"
                + " key_encipherment, data_encipherment, key_agreement, key_cert_sign, crl_sign,"
                + " encipher_only, decipher_only"),
        row(
            "null for a usage",
            defaulting(defaults(1, null, null, Arrays.asList((String) null))),
            "too_small",
            "defaults.keyUsages.0",
            "Value cannot be empty"),
        row(
            "a usage twice",
            defaulting(defaults(1, null, null, List.of("crl_sign", "crl_sign"))),
            "custom",
            "defaults.keyUsages.1",
            "Duplicate value 'crl_sign'"),
        row(
            "a path length below -1",
            defaulting(defaultAuthority(true, -2)),
            "too_small",
            "defaults.basicConstraints.pathLength",
            "Path length must be -1 (unlimited) or a non-negative integer"),
        row(
            "a path length without a CA",
            defaulting(defaultAuthority(null, 1)),
            "custom",
            "defaults.basicConstraints.pathLength",
            "Path length needs isCA to be true (RFC 5280, 4.2.1.9)"));
  }

  @Test
  void tellsEverythingAtOnce() {
    ProfileDocument document =
        new ProfileDocument(
            CA,
            null,
            "W",
            "a".repeat(1001),
            "est",
            "self-signed",
            new ProfileDocument.ApiConfig(true, 99),
            null,
            null,
            defaults(-1, "", "", null));

    assertThat(document.check())
        .extracting(FieldError::path)
        .containsExactly(
            "slug",
            "description",
            "certificatePolicyId",
            "estConfig",
            "caId",
            "enrollmentType",
            "apiConfig.renewBeforeDays",
            "defaults.ttlDays",
            "defaults.commonName",
            "defaults.country");
  }

  @Test
  void aProfileCanBeWrittenAgainAsItWas() {
    ProfileDocument document =
        new ProfileDocument(
            CA,
            POLICY,
            "web",
            "For the web",
            "api",
            "ca",
            API,
            "{\"a\": 1}",
            null,
            defaults(30, "a", "DE", List.of("crl_sign")));
    CertificateProfile profile = CertificateProfile.of(ID, ID, document, 1, NOW, NOW);

    assertThat(profile.document()).isEqualTo(document);
    assertThat(profile.changedTo(document, NOW).version()).isEqualTo(2);
  }

  @Test
  void theFingerprintIsOfWhatIsIssuedNotOfItsName() {
    CertificateProfile profile = CertificateProfile.of(ID, ID, slugged("web"), 1, NOW, NOW);
    CertificateProfile renamed = CertificateProfile.of(CA, CA, slugged("mail"), 4, NOW, NOW);
    CertificateProfile other =
        CertificateProfile.of(ID, ID, defaulting(defaults(1, null, null, null)), 1, NOW, NOW);

    assertThat(profile.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(renamed.fingerprint());
    assertThat(profile.fingerprint()).isNotEqualTo(other.fingerprint());
  }

  private static ProfileDocument withApi(boolean autoRenew) {
    return enrolledBy("api", new ProfileDocument.ApiConfig(autoRenew, 30));
  }

  static Stream<Arguments> unavailable() {
    String renewal = "Automatic renewal is not available yet; leave autoRenew out, or false";
    return Stream.of(
        row("renewal by itself", withApi(true), "custom", "apiConfig.autoRenew", renewal),
        row(
            "EST",
            enrolledBy("est", null),
            "custom",
            "enrollmentType",
            "Enrollment type est is not available yet; the one that is: api"),
        row(
            "ACME",
            enrolledBy("acme", null),
            "custom",
            "enrollmentType",
            "Enrollment type acme is not available yet; the one that is: api"),
        row(
            "SCEP",
            enrolledBy("scep", null),
            "custom",
            "enrollmentType",
            "Enrollment type scep is not available yet; the one that is: api"));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("unavailable")
  void asksForWhatThereIsNotYet(ProfileDocument document, FieldError error) {
    assertThat(document.unavailable(ProfileDocument.EMPTY)).containsExactly(error);
    assertThat(document.unavailable(withApi(false))).containsExactly(error);
    assertThat(document.unavailable(document)).isEmpty();
    assertThat(withApi(false).unavailable(document)).isEmpty();
  }
}
