package org.countersign.domain.profile;

import java.util.Objects;
import java.util.Optional;

/**
 * The way in which a profile's certificates are asked for, and how ways are configured: the one
 * that it serves and, where they were written, others.
 *
 * @param method the one that it serves
 * @param est of a profile written for EST, which nothing serves yet
 * @param acme of a profile written for ACME, which nothing serves yet
 */
public record Enrollment(
    EnrollmentMethod method,
    Optional<ApiConfig> api,
    Optional<UnservedConfig> est,
    Optional<UnservedConfig> acme) {

  /**
   * The configuration of a way that nothing serves yet, kept as it was written: what it means is
   * the affair of the module that will serve it.
   *
   * @param json an object
   */
  public record UnservedConfig(String json) {
    public UnservedConfig {
      Objects.requireNonNull(json, "json");
    }
  }

  public Enrollment {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(est, "est");
    Objects.requireNonNull(acme, "acme");
  }

  /** The checked form of what a document says of it. */
  static Enrollment of(ProfileDocument document) {
    return new Enrollment(
        document.enrollmentMethod().orElseThrow(),
        Optional.ofNullable(document.apiConfig()).map(ApiConfig::of),
        Optional.ofNullable(document.estConfig()).map(UnservedConfig::new),
        Optional.ofNullable(document.acmeConfig()).map(UnservedConfig::new));
  }
}
