package org.countersign.domain.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/**
 * What a CSR (RFC 2986) says whose structure can be read, but whose key or signature is not good
 * enough for it to count. Nothing is ever certified from it: it tells what a better CSR should say.
 *
 * @param subject as in {@link CertificationRequest}, and so the names, usages and constraints
 * @param keyAlgorithm empty for a key of a kind or size that is not certified
 * @param keyFamily the nearest of those that are certified; empty when no kind is near
 */
public record ClaimedContent(
    DistinguishedName subject,
    List<RequestedName> names,
    Optional<Set<KeyUsage>> keyUsages,
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
    Optional<BasicConstraints> basicConstraints,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<KeyAlgorithm.Family> keyFamily) {

  public ClaimedContent {
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    keyUsages = keyUsages.map(Set::copyOf);
    extendedKeyUsages = extendedKeyUsages.map(List::copyOf);
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(keyFamily, "keyFamily");
  }
}
