package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.Criticality;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.ExtendedKeyUsage;

/** Tells where an extension of the certificate is critical and that of the CSR is not, or so. */
final class IssuedCriticality {

  private static final String CODE = "normalized";

  private IssuedCriticality() {}

  /**
   * @param request what the CSR became
   */
  static List<Warning> warnings(CertificationRequest csr, JudgedRequest request) {
    boolean timeStamping =
        csr.extendedKeyUsages().filter(IssuedCriticality::isForStamps).isPresent();
    if (csr.critical().equals(Criticality.NONE) && !timeStamping) {
      return List.of();
    }
    List<Warning> warnings = new ArrayList<>();
    if (csr.critical().names() && !request.subject().isEmpty()) {
      warnings.add(
          new Warning(
              CODE,
              "subjectAltName",
              "subjectAltName is critical in the CSR; it is issued non-critical, as beside any"
                  + " subject (RFC 5280, 4.2.1.6)"));
    }
    if (timeStamping != csr.critical().extendedKeyUsages()) {
      warnings.add(new Warning(CODE, "extendedKeyUsage", purposes(timeStamping)));
    }
    return warnings;
  }

  private static String purposes(boolean timeStamping) {
    return timeStamping
        ? "extendedKeyUsage is not critical in the CSR; it is issued critical, as time_stamping has"
            + " to be (RFC 3161, 2.3)"
        : "extendedKeyUsage is critical in the CSR; it is issued non-critical, so that programs that"
            + " do not know a purpose can use the others (RFC 5280, 4.2.1.12)";
  }

  private static boolean isForStamps(List<ExtendedKeyUsage> purposes) {
    return purposes.contains(ExtendedKeyUsage.TIME_STAMPING)
        && purposes.stream().distinct().toList().equals(List.of(ExtendedKeyUsage.TIME_STAMPING));
  }
}
