package org.countersign.domain.issuance.lint;

import java.util.Set;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/**
 * encipherOnly and decipherOnly say how a key agrees: they mean nothing without keyAgreement, and
 * on an EC key one of them rules the other out.
 */
final class EncipherOnlyQualifiesKeyAgreement implements LintRule {

  private static boolean excludeEachOther(LintSubject subject) {
    return subject.encoded().publicKey().algorithm().family() == KeyAlgorithm.Family.ECDSA;
  }

  @Override
  public String code() {
    return "encipher-only-without-key-agreement";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.3 and RFC 5480, 3";
  }

  @Override
  public boolean applies(LintSubject subject) {
    Set<KeyUsage> usages = subject.encoded().keyUsages();
    return usages.contains(KeyUsage.ENCIPHER_ONLY) || usages.contains(KeyUsage.DECIPHER_ONLY);
  }

  @Override
  public boolean holds(LintSubject subject) {
    Set<KeyUsage> usages = subject.encoded().keyUsages();
    boolean both =
        usages.contains(KeyUsage.ENCIPHER_ONLY) && usages.contains(KeyUsage.DECIPHER_ONLY);
    return usages.contains(KeyUsage.KEY_AGREEMENT) && !(both && excludeEachOther(subject));
  }

  @Override
  public String finding(LintSubject subject) {
    return subject.encoded().keyUsages().contains(KeyUsage.KEY_AGREEMENT)
        ? "an EC key has at most one of the key usages encipher_only and decipher_only"
        : "key usages encipher_only and decipher_only mean nothing without key_agreement";
  }
}
