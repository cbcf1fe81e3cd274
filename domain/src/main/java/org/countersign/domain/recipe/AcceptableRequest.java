package org.countersign.domain.recipe;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * The content of a CSR that a policy permits.
 *
 * @param subject in encoded order; holds what a profile's defaults would append, so that they
 *     append nothing
 * @param names without repetition
 * @param keyUsages in the order of their bits; empty when the CSR has no keyUsage extension
 * @param extendedKeyUsages empty when the CSR has no extKeyUsage extension
 * @param basicConstraints always stated
 * @param lifetime to ask for beside the CSR
 */
public record AcceptableRequest(
    DistinguishedName subject,
    List<SubjectAlternativeName> names,
    Set<KeyUsage> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages,
    KeyAlgorithm keyAlgorithm,
    SignatureAlgorithm signatureAlgorithm,
    BasicConstraints basicConstraints,
    Duration lifetime) {

  public AcceptableRequest {
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    keyUsages = inBitOrder(keyUsages);
    extendedKeyUsages = List.copyOf(extendedKeyUsages);
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    Objects.requireNonNull(lifetime, "lifetime");
  }

  private static Set<KeyUsage> inBitOrder(Set<KeyUsage> usages) {
    EnumSet<KeyUsage> ordered = EnumSet.noneOf(KeyUsage.class);
    ordered.addAll(usages);
    return Collections.unmodifiableSet(ordered);
  }

  /** This content as a policy judges it. */
  public JudgedRequest judged() {
    ClaimedContent content =
        new ClaimedContent(
            subject,
            names.stream().map(name -> new RequestedName(name.kind(), name.text())).toList(),
            Optional.of(keyUsages).filter(usages -> !usages.isEmpty()),
            Optional.of(extendedKeyUsages).filter(usages -> !usages.isEmpty()),
            Optional.of(basicConstraints),
            Optional.of(signatureAlgorithm));
    return JudgedRequest.asClaimed(
        content, Optional.of(keyAlgorithm), pathLength(), Optional.of(lifetime));
  }

  /** The same without a purpose. */
  AcceptableRequest without(ExtendedKeyUsage purpose) {
    return new AcceptableRequest(
        subject,
        names,
        keyUsages,
        extendedKeyUsages.stream().filter(usage -> !usage.equals(purpose)).toList(),
        keyAlgorithm,
        signatureAlgorithm,
        basicConstraints,
        lifetime);
  }

  private Optional<Integer> pathLength() {
    return basicConstraints.pathLength().isPresent()
        ? Optional.of(basicConstraints.pathLength().getAsInt())
        : Optional.empty();
  }
}
