package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The named signature algorithm is one that the CA's key can make. */
final class SignatureAlgorithmFitsTheIssuersKey implements LintRule {

  @Override
  public String code() {
    return "signature-algorithm-unfit";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1.1.2";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject.encoded().signatureAlgorithm().fits(subject.issuer().publicKey().algorithm());
  }

  @Override
  public String finding(LintSubject subject) {
    return "signature algorithm "
        + subject.encoded().signatureAlgorithm().wireName()
        + " does not fit the CA's key, "
        + subject.issuer().publicKey().algorithm().wireName();
  }
}
