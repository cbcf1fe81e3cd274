package org.countersign.adapters.rest.profile;

import java.util.function.Supplier;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.ProfileDocument;

/**
 * Reads a profile out of a body.
 *
 * <p>Only the types of members and their sheer size are checked here.
 */
final class ProfileFields {

  private static final int MAX_TEXT_CHARACTERS = 255;
  private static final int MAX_USAGES = 100;

  /** Room for the certificate chains that EST enrolment is configured with. */
  private static final int MAX_CONFIG_CHARACTERS = 64 * 1024;

  private final Fields body;

  ProfileFields(Fields body) {
    this.body = body;
  }

  ProfileDocument document() {
    return changed(ProfileDocument.EMPTY);
  }

  /** The document with each member that the body has; null takes a member away. */
  ProfileDocument changed(ProfileDocument old) {
    return new ProfileDocument(
        given("caId", old.caId(), () -> body.uuid("caId").orElse(null)),
        given(
            "certificatePolicyId",
            old.certificatePolicyId(),
            () -> body.uuid("certificatePolicyId").orElse(null)),
        text("slug", old.slug(), MAX_TEXT_CHARACTERS),
        text("description", old.description(), CertificateProfile.MAX_DESCRIPTION_CHARACTERS),
        text("enrollmentType", old.enrollmentType(), MAX_TEXT_CHARACTERS),
        text("issuerType", old.issuerType(), MAX_TEXT_CHARACTERS),
        given("apiConfig", old.apiConfig(), this::apiConfig),
        config("estConfig", old.estConfig()),
        config("acmeConfig", old.acmeConfig()),
        given("defaults", old.defaults(), this::defaults));
  }

  private <T> T given(String name, T old, Supplier<T> reader) {
    return body.has(name) ? reader.get() : old;
  }

  private String text(String name, String old, int maxCharacters) {
    return given(name, old, () -> body.text(name, maxCharacters).orElse(null));
  }

  private String config(String name, String old) {
    return given(name, old, () -> body.objectText(name, MAX_CONFIG_CHARACTERS).orElse(null));
  }

  private ProfileDocument.ApiConfig apiConfig() {
    return body.object("apiConfig")
        .map(
            config ->
                new ProfileDocument.ApiConfig(
                    config.flag("autoRenew").orElse(null),
                    config.integer("renewBeforeDays").orElse(null)))
        .orElse(null);
  }

  private DefaultsDocument defaults() {
    return body.object("defaults").map(ProfileFields::defaults).orElse(null);
  }

  private static DefaultsDocument defaults(Fields defaults) {
    return new DefaultsDocument(
        defaults.integer("ttlDays").orElse(null),
        text(defaults, "commonName"),
        text(defaults, "organization"),
        text(defaults, "organizationalUnit"),
        text(defaults, "country"),
        text(defaults, "state"),
        text(defaults, "locality"),
        defaults.texts("keyUsages", MAX_USAGES, MAX_TEXT_CHARACTERS).orElse(null),
        defaults.texts("extendedKeyUsages", MAX_USAGES, MAX_TEXT_CHARACTERS).orElse(null),
        text(defaults, "keyAlgorithm"),
        text(defaults, "signatureAlgorithm"),
        defaults.object("basicConstraints").map(ProfileFields::constraints).orElse(null));
  }

  private static DefaultsDocument.BasicConstraints constraints(Fields constraints) {
    return new DefaultsDocument.BasicConstraints(
        constraints.flag("isCA").orElse(null), constraints.integer("pathLength").orElse(null));
  }

  private static String text(Fields object, String name) {
    return object.text(name, MAX_TEXT_CHARACTERS).orElse(null);
  }
}
