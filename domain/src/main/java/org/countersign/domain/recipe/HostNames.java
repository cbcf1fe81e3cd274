package org.countersign.domain.recipe;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/** The hosts that a subject names in its common names, as names that a certificate can have. */
final class HostNames {

  private HostNames() {}

  /** Addresses, and DNS names of two or more labels: one label alone may be a person's. */
  static List<SubjectAlternativeName> in(DistinguishedName subject) {
    return subject.values(SubjectAttributeType.COMMON_NAME).stream()
        .map(value -> NameCorrections.host(value).orElse(value))
        .flatMap(value -> host(value).stream())
        .distinct()
        .toList();
  }

  private static Optional<SubjectAlternativeName> host(String value) {
    return SubjectAlternativeName.of(GeneralNameKind.IP_ADDRESS, value)
        .or(
            () ->
                SubjectAlternativeName.of(GeneralNameKind.DNS_NAME, value)
                    .filter(name -> name.text().indexOf('.') > 0));
  }
}
