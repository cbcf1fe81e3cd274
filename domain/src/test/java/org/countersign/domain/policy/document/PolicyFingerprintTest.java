package org.countersign.domain.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;

import java.util.List;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.junit.jupiter.api.Test;

class PolicyFingerprintTest {

  @Test
  void isTheSameForTheSameRulesAndAnotherForEachOther() {
    List<PolicyRules> different =
        List.of(
            aPolicy().rules(),
            aPolicy().withoutSubject().rules(),
            aPolicy().withSubject().rules(),
            aPolicy().withSubject(denying("common_name", "*")).rules(),
            aPolicy().withSans(allowing("dns_name", "a", "b")).rules(),
            aPolicy().withSans(allowing("dns_name", "b", "a")).rules(),
            aPolicy().withSans(withWildcards("denied")).rules(),
            aPolicy().withSans(withWildcards("allowed")).rules(),
            aPolicy().withSans(allowing("dns_name", "a\n/sans/0/allowed/1=1:b")).rules(),
            aPolicy().withSubject(Values.ignoring("title")).rules(),
            aPolicy().withSubject(Values.ignoring("2.5.4.12")).rules(),
            aPolicy().withKeyUsages(null).rules(),
            aPolicy()
                .withKeyUsages(new Usages(List.of(), List.of("digital_signature"), null))
                .rules(),
            aPolicy().withAlgorithms(null).rules(),
            aPolicy().withAlgorithms(new Algorithms(null, null)).rules(),
            aPolicy().withMaxValidity("365d").rules(),
            aPolicy().withAuthorities("denied", null).rules(),
            aPolicy().withAuthorities("denied", 0).rules());

    assertThat(different).extracting(PolicyRules::fingerprint).doesNotHaveDuplicates();
    assertThat(aPolicy().rules().fingerprint())
        .isEqualTo(aPolicy().rules().fingerprint())
        .matches("[0-9a-f]{64}");
  }

  private static Values withWildcards(String wildcards) {
    return new Values("dns_name", List.of("b", "a"), null, null, wildcards);
  }

  @Test
  void notIgnoredIsAsNothingSaid() {
    Values unsaid = new Values("title", List.of("a"), null, null);
    Values said = new Values("title", List.of("a"), null, null, null, false);

    assertThat(aPolicy().withSubject(said).rules().fingerprint())
        .isEqualTo(aPolicy().withSubject(unsaid).rules().fingerprint());
  }

  /** What was recorded years ago must still be recognised. */
  @Test
  void ofAnEmptyDocumentIsTheHashOfNothing() {
    assertThat(PolicyRules.of(PolicyDocument.EMPTY).fingerprint())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
