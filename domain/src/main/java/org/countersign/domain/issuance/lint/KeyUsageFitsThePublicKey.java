package org.countersign.domain.issuance.lint;

import java.util.Collections;
import java.util.Set;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/** An ECDSA key signs and agrees; it enciphers nothing. */
final class KeyUsageFitsThePublicKey implements LintRule {

  private static final Set<KeyUsage> ENCIPHERING =
      Set.of(KeyUsage.KEY_ENCIPHERMENT, KeyUsage.DATA_ENCIPHERMENT);

  @Override
  public String code() {
    return "key-usage-unfit";
  }

  @Override
  public String clause() {
    return "RFC 8813, 3";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return subject.encoded().publicKey().algorithm().family() == KeyAlgorithm.Family.ECDSA;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return Collections.disjoint(subject.encoded().keyUsages(), ENCIPHERING);
  }

  @Override
  public String finding(LintSubject subject) {
    return "key usages key_encipherment and data_encipherment do not fit an ECDSA key";
  }
}
