package org.countersign.domain.issuance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;

import java.util.List;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class CertificateRulesTest {

  private final Lint lint = new Lint(CertificateRules.ALL);

  @Test
  void passesAServerCertificateAndAnIntermediate() {
    assertThat(lint.check(aServerCertificate().build())).isInstanceOf(Lint.Passed.class);
    assertThat(lint.check(anIntermediate().build())).isInstanceOf(Lint.Passed.class);
  }

  @Test
  void namesEveryRuleByACodeOfItsOwn() {
    assertThat(CertificateRules.ALL).extracting(LintRule::code).doesNotHaveDuplicates();
  }

  @Test
  void findsEverythingThatIsWrongAtOnce() {
    Lint.Result result =
        lint.check(
            aServerCertificate()
                .withIssuerDer((byte) 1, (byte) 2, (byte) 3)
                .withSubjectKeyIdentifier((byte) 1)
                .build());
    assertThat(((Lint.Failed) result).findings())
        .extracting(Lint.Finding::code)
        .containsExactly("issuer-differs", "subject-key-identifier-differs");
  }

  @Test
  void refusesToBeALintWithoutRules() {
    assertThatThrownBy(() -> new Lint(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
