package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/** cRLDistributionPoints is not critical. */
final class CrlDistributionPointsIsNotCritical extends ExtensionCriticality {

  CrlDistributionPointsIsNotCritical() {
    super(EncodedExtension.CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints");
  }

  @Override
  public String code() {
    return "crl-distribution-points-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.13";
  }

  @Override
  boolean expected(LintSubject subject) {
    return false;
  }
}
