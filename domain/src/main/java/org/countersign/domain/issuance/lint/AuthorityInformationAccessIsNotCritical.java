package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/** authorityInfoAccess is not critical. */
final class AuthorityInformationAccessIsNotCritical extends ExtensionCriticality {

  AuthorityInformationAccessIsNotCritical() {
    super(EncodedExtension.AUTHORITY_INFORMATION_ACCESS, "authorityInfoAccess");
  }

  @Override
  public String code() {
    return "authority-information-access-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.2.1";
  }

  @Override
  boolean expected(LintSubject subject) {
    return false;
  }
}
