package org.countersign.domain.issuance.lint;

import java.util.Arrays;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The authorityKeyIdentifier is the key identifier of the CA's key. */
final class AuthorityKeyIdentifierNamesTheIssuersKey implements LintRule {

  @Override
  public String code() {
    return "authority-key-identifier-differs";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return Arrays.equals(
        subject.encoded().authorityKeyIdentifier(), subject.issuer().publicKey().keyIdentifier());
  }

  @Override
  public String finding(LintSubject subject) {
    return "authorityKeyIdentifier is not the key identifier of the CA's key";
  }
}
