package org.countersign.domain.issuance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * What was asked for, as lists and searches show it.
 *
 * @param keyAlgorithm empty when the CSR could not be read
 * @param terms what was asked for beside the CSR
 */
public record RequestedContent(
    DistinguishedName subject,
    List<RequestedName> names,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<BasicConstraints> basicConstraints,
    RequestedTerms terms) {

  public RequestedContent {
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    Objects.requireNonNull(terms, "terms");
  }

  /** For a CSR that could not be read: only what was asked for outside the CSR. */
  public static RequestedContent unreadable(RequestedTerms terms) {
    return new RequestedContent(
        DistinguishedName.EMPTY, List.of(), Optional.empty(), Optional.empty(), terms);
  }
}
