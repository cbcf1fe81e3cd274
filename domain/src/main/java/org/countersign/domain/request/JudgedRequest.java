package org.countersign.domain.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * The request as a policy judges it: the CSR with what it left out filled from the profile's
 * defaults, and the validity asked for.
 *
 * @param subject as in the CSR, then the profile's defaults for attributes that the CSR lacks
 * @param basicConstraints the CSR's, else the request body's, else the profile's default
 * @param pathLength -1 when a CA certificate without limit was asked for in so many words; empty
 *     when nothing was said
 * @param lifetime the length asked for, positive
 * @param lifetimeIsExplicit whether it was given as notBefore/notAfter rather than as a TTL; only
 *     the text of a violation depends on it
 * @param otherExtensions requested extensions that no certificate gets
 * @param otherAttributes object identifiers of the CSR's attributes other than extensionRequest
 * @param filledIn the elements that stand in no CSR, but come from the request beside it or from
 *     the profile's defaults, by the names of {@code ElementVerdict#element}
 * @param unfitKeyUsages those of the CSR that its key cannot have, and that are not among the
 *     others: no certificate gets them
 */
public record JudgedRequest(
    DistinguishedName subject,
    List<RequestedName> names,
    Optional<Set<KeyUsage>> keyUsages,
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
    KeyAlgorithm keyAlgorithm,
    SignatureAlgorithm signatureAlgorithm,
    Optional<BasicConstraints> basicConstraints,
    Optional<Integer> pathLength,
    Duration lifetime,
    boolean lifetimeIsExplicit,
    List<RequestedExtension> otherExtensions,
    List<String> otherAttributes,
    Set<String> filledIn,
    Set<KeyUsage> unfitKeyUsages) {

  public JudgedRequest {
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    keyUsages = keyUsages.map(Set::copyOf);
    extendedKeyUsages = extendedKeyUsages.map(List::copyOf);
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    Objects.requireNonNull(pathLength, "pathLength");
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("lifetime is not positive");
    }
    otherExtensions = List.copyOf(otherExtensions);
    otherAttributes = List.copyOf(otherAttributes);
    filledIn = Set.copyOf(filledIn);
    unfitKeyUsages = Set.copyOf(unfitKeyUsages);
  }

  /** A request of which nothing was left out. */
  public JudgedRequest(
      DistinguishedName subject,
      List<RequestedName> names,
      Optional<Set<KeyUsage>> keyUsages,
      Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
      KeyAlgorithm keyAlgorithm,
      SignatureAlgorithm signatureAlgorithm,
      Optional<BasicConstraints> basicConstraints,
      Optional<Integer> pathLength,
      Duration lifetime,
      boolean lifetimeIsExplicit,
      List<RequestedExtension> otherExtensions,
      List<String> otherAttributes,
      Set<String> filledIn) {
    this(
        subject,
        names,
        keyUsages,
        extendedKeyUsages,
        keyAlgorithm,
        signatureAlgorithm,
        basicConstraints,
        pathLength,
        lifetime,
        lifetimeIsExplicit,
        otherExtensions,
        otherAttributes,
        filledIn,
        Set.of());
  }

  /** The same request for another subject and other names. */
  public JudgedRequest naming(DistinguishedName newSubject, List<RequestedName> newNames) {
    return new JudgedRequest(
        newSubject,
        newNames,
        keyUsages,
        extendedKeyUsages,
        keyAlgorithm,
        signatureAlgorithm,
        basicConstraints,
        pathLength,
        lifetime,
        lifetimeIsExplicit,
        otherExtensions,
        otherAttributes,
        filledIn,
        unfitKeyUsages);
  }
}
