package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/** authorityKeyIdentifier is not critical. */
final class AuthorityKeyIdentifierIsNotCritical extends ExtensionCriticality {

  AuthorityKeyIdentifierIsNotCritical() {
    super(EncodedExtension.AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier");
  }

  @Override
  public String code() {
    return "authority-key-identifier-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.1";
  }

  @Override
  boolean expected(LintSubject subject) {
    return false;
  }
}
