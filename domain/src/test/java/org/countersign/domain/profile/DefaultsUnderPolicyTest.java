package org.countersign.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.requiring;

import java.util.List;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.junit.jupiter.api.Test;

class DefaultsUnderPolicyTest {

  private static final ProfileDefaults FULL =
      ProfileDefaults.of(
          new DefaultsDocument(
              400,
              null,
              "Beta",
              null,
              null,
              null,
              null,
              List.of("digital_signature", "crl_sign"),
              List.of("client_auth"),
              "RSA_4096",
              "RSA-SHA512",
              new DefaultsDocument.BasicConstraints(true, null)));

  @Test
  void nothingIsWrongWithDefaultsThatSayNothing() {
    PolicyRules strict =
        aPolicy()
            .withSubject(requiring("common_name", "*"))
            .withSans(requiring("dns_name", "*"))
            .withKeyUsages(new Usages(null, List.of("crl_sign"), null))
            .withAuthorities("required", 0)
            .rules();

    assertThat(ProfileDefaults.NONE.violations(strict)).isEmpty();
    assertThat(ProfileDefaults.NONE.violations(PolicyRules.of(PolicyDocument.EMPTY))).isEmpty();
  }

  @Test
  void eachDefaultThatThePolicyRefusesIsTold() {
    PolicyRules policy =
        aPolicy()
            .withSubject(allowing("common_name", "*"), allowing("organization", "Acme"))
            .rules();

    assertThat(FULL.violations(policy))
        .containsExactly(
            "organization value 'Beta' is not in allowed values list",
            "Invalid key usages: crl_sign",
            "Invalid extended key usages: client_auth",
            "Signature algorithm 'RSA-SHA512' is not allowed by template policy",
            "Key algorithm 'RSA_4096' is not allowed by template policy",
            "Requested validity period exceeds maximum allowed duration of 1y",
            "CA certificate issuance is denied by this policy. The policy does not allow issuing CA"
                + " certificates.");
  }

  @Test
  void defaultUsagesThatLackARequiredOneCouldOnlyBeRefused() {
    ProfileDefaults defaults =
        ProfileDefaults.of(
            new DefaultsDocument(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("digital_signature"),
                null,
                null,
                null,
                null));
    PolicyRules policy =
        aPolicy()
            .withKeyUsages(new Usages(List.of("digital_signature"), List.of("key_agreement"), null))
            .rules();

    assertThat(defaults.violations(policy))
        .containsExactly("Missing required key usages: key_agreement");
  }
}
