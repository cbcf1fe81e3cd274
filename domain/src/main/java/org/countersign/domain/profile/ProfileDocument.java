package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.validation.FieldError;

/**
 * A profile as it was written, unchecked: what is asked for when one is made, or what it would be
 * after a change.
 *
 * <p>A component is null where the document has no such member. {@link CertificateProfile} is the
 * checked form.
 *
 * @param estConfig the member's JSON text, which only the EST adapter reads
 * @param acmeConfig the member's JSON text, which only the ACME adapter reads
 */
public record ProfileDocument(
    UUID caId,
    UUID certificatePolicyId,
    String slug,
    String description,
    String enrollmentType,
    String issuerType,
    ApiConfig apiConfig,
    String estConfig,
    String acmeConfig,
    DefaultsDocument defaults) {

  /** Says nothing. */
  public static final ProfileDocument EMPTY =
      new ProfileDocument(null, null, null, null, null, null, null, null, null, null);

  /** The member {@code apiConfig}. */
  public record ApiConfig(Boolean autoRenew, Integer renewBeforeDays) {}

  /**
   * Everything that is wrong with it, in its order; nothing when {@link CertificateProfile#of}
   * takes it.
   */
  public List<FieldError> check() {
    return new ProfileCheck(this).errors();
  }

  /**
   * What it asks for that nothing serves yet; not what the one before it asked for, too, so that a
   * profile from before can still be changed.
   */
  public List<FieldError> unavailable(ProfileDocument before) {
    List<FieldError> errors = new ArrayList<>();
    enrollmentMethod()
        .filter(method -> method != EnrollmentMethod.API)
        .filter(method -> !enrollmentMethod().equals(before.enrollmentMethod()))
        .ifPresent(
            method ->
                errors.add(
                    new FieldError(
                        FieldError.CUSTOM,
                        "enrollmentType",
                        "Enrollment type "
                            + method.wireName()
                            + " is not available yet; the one that is: api")));
    if (autoRenews() && !before.autoRenews()) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM,
              "apiConfig.autoRenew",
              "Automatic renewal is not available yet; leave autoRenew out, or false"));
    }
    return errors;
  }

  private boolean autoRenews() {
    return apiConfig != null && Boolean.TRUE.equals(apiConfig.autoRenew());
  }

  /** Empty when it names no door there is. */
  Optional<EnrollmentMethod> enrollmentMethod() {
    return Optional.ofNullable(enrollmentType).flatMap(EnrollmentMethod::ofWireName);
  }

  /** A CA when it does not say; empty when what it says is none. */
  Optional<IssuerType> issuer() {
    return issuerType == null ? Optional.of(IssuerType.CA) : IssuerType.ofWireName(issuerType);
  }
}
