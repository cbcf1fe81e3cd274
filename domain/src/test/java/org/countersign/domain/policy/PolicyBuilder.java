package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.BasicConstraints;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Validity;
import org.countersign.domain.policy.document.PolicyDocument.Values;

/**
 * Writes policy documents; one that a test says nothing more of permits what {@link RequestBuilder}
 * asks for.
 */
public final class PolicyBuilder {

  private List<Values> subject = new ArrayList<>(List.of(allowing("common_name", "*")));
  private List<Values> sans = new ArrayList<>(List.of(allowing("dns_name", "*")));
  private Usages keyUsages = new Usages(List.of("digital_signature"), null, null);
  private Usages extendedKeyUsages = new Usages(List.of("server_auth"), null, null);
  private Algorithms algorithms =
      new Algorithms(List.of("SHA256-ECDSA", "SHA256-RSA"), List.of("ECDSA-P256", "RSA-2048"));
  private Validity validity = new Validity("1y");
  private BasicConstraints basicConstraints;

  private PolicyBuilder() {}

  public static PolicyBuilder aPolicy() {
    return new PolicyBuilder();
  }

  public static Values allowing(String type, String... patterns) {
    return new Values(type, List.of(patterns), null, null);
  }

  public static Values requiring(String type, String... patterns) {
    return new Values(type, null, List.of(patterns), null);
  }

  public static Values denying(String type, String... patterns) {
    return new Values(type, null, null, List.of(patterns));
  }

  public PolicyBuilder withSubject(Values... rules) {
    subject = new ArrayList<>(List.of(rules));
    return this;
  }

  public PolicyBuilder withoutSubject() {
    subject = null;
    return this;
  }

  public PolicyBuilder withSans(Values... rules) {
    sans = new ArrayList<>(Arrays.asList(rules));
    return this;
  }

  public PolicyBuilder withoutSans() {
    sans = null;
    return this;
  }

  public PolicyBuilder withKeyUsages(Usages usages) {
    keyUsages = usages;
    return this;
  }

  public PolicyBuilder withExtendedKeyUsages(Usages usages) {
    extendedKeyUsages = usages;
    return this;
  }

  public PolicyBuilder withAlgorithms(Algorithms value) {
    algorithms = value;
    return this;
  }

  public PolicyBuilder withMaxValidity(String max) {
    validity = max == null ? null : new Validity(max);
    return this;
  }

  public PolicyBuilder withAuthorities(String isCA, Integer maxPathLength) {
    basicConstraints = new BasicConstraints(isCA, maxPathLength);
    return this;
  }

  public PolicyBuilder with(UnaryOperator<PolicyBuilder> change) {
    return change.apply(this);
  }

  public PolicyDocument document() {
    return new PolicyDocument(
        subject, sans, keyUsages, extendedKeyUsages, algorithms, validity, basicConstraints);
  }

  public PolicyRules rules() {
    return PolicyRules.of(document());
  }
}
