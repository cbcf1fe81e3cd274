package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Names that a requester wishes for before there is a CSR, well formed or not.
 *
 * @param dnsNames in the order wished for
 */
public record TemplateNames(Optional<String> commonName, List<String> dnsNames) {

  public static final TemplateNames NONE = new TemplateNames(Optional.empty(), List.of());

  public TemplateNames {
    Objects.requireNonNull(commonName, "commonName");
    dnsNames = List.copyOf(dnsNames);
  }

  boolean isEmpty() {
    return commonName.isEmpty() && dnsNames.isEmpty();
  }

  DistinguishedName subject() {
    return commonName
        .map(name -> DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, name))
        .orElse(DistinguishedName.EMPTY);
  }

  /**
   * The DNS names; the host that a common name is, too, where there would be no other name and the
   * policy permits it, for programs look at these names first.
   */
  List<RequestedName> names(PolicyRules policy) {
    List<RequestedName> names = new ArrayList<>();
    dnsNames.forEach(name -> names.add(new RequestedName(GeneralNameKind.DNS_NAME, name)));
    if (names.isEmpty()) {
      for (SubjectAlternativeName host : HostNames.in(subject())) {
        RequestedName name = new RequestedName(host.kind(), host.text());
        if (Objections.toNames(policy, List.of(name)).to("subjectAltName[0]").isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
