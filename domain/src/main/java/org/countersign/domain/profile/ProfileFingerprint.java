package org.countersign.domain.profile;

import org.countersign.domain.policy.document.PolicyFingerprint;
import org.countersign.domain.profile.Enrollment.UnservedConfig;
import org.countersign.domain.x509.SubjectAttributeType;

/** A hash over the parts of a profile that affect what is issued under it. */
final class ProfileFingerprint {

  private ProfileFingerprint() {}

  static String of(CertificateProfile profile) {
    Enrollment enrollment = profile.enrollment();
    PolicyFingerprint fingerprint =
        new PolicyFingerprint()
            .add("/caId", profile.caId().orElse(null))
            .add("/certificatePolicyId", profile.certificatePolicyId())
            .add("/enrollmentType", enrollment.method().wireName())
            .add("/issuerType", profile.issuerType().wireName())
            .add("/apiConfig/autoRenew", enrollment.api().map(ApiConfig::autoRenew).orElse(null))
            .add(
                "/apiConfig/renewBeforeDays",
                enrollment.api().flatMap(ApiConfig::renewBeforeDays).orElse(null))
            .add("/estConfig", enrollment.est().map(UnservedConfig::json).orElse(null))
            .add("/acmeConfig", enrollment.acme().map(UnservedConfig::json).orElse(null));
    addDefaults(fingerprint, profile.defaults().document());
    return fingerprint.hex();
  }

  private static void addDefaults(PolicyFingerprint fingerprint, DefaultsDocument defaults) {
    fingerprint.add("/defaults/ttlDays", defaults.ttlDays());
    for (SubjectAttributeType type : DefaultsDocument.SUBJECT_TYPES) {
      fingerprint.add("/defaults/" + type.wireName(), defaults.subject(type));
    }
    fingerprint
        .addAll("/defaults/keyUsages", defaults.keyUsages())
        .addAll("/defaults/extendedKeyUsages", defaults.extendedKeyUsages())
        .add("/defaults/keyAlgorithm", defaults.keyAlgorithm())
        .add("/defaults/signatureAlgorithm", defaults.signatureAlgorithm());
    if (defaults.basicConstraints() != null) {
      fingerprint
          .add("/defaults/basicConstraints/isCA", defaults.basicConstraints().isCA())
          .add("/defaults/basicConstraints/pathLength", defaults.basicConstraints().pathLength());
    }
  }
}
