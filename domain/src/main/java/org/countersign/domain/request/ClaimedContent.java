package org.countersign.domain.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * What a requester wants a certificate to hold, beside its key and its validity: all of it a claim.
 *
 * <p>It is as it will be judged, stored and certified: where a CSR deviates from how it should be
 * written, it is here as it should be, and the deviation is told.
 *
 * @param subject every attribute, in the order and string types of the request, no type twice in
 *     one part
 * @param names the requested subjectAltName, in order, of every kind
 * @param keyUsages empty when the request has no keyUsage extension
 * @param extendedKeyUsages empty when the request has no extKeyUsage extension
 * @param basicConstraints empty when the request has no basicConstraints extension
 * @param signatureAlgorithm with which the request is signed; empty where it is not, or not in a
 *     way that counts
 * @param otherExtensions requested extensions other than the four above: no certificate gets them
 * @param otherAttributes object identifiers of a CSR's attributes other than extensionRequest, such
 *     as challengePassword
 * @param namesAreCritical whether subjectAltName is critical in the request; in the certificate
 *     that is not the requester's to say
 * @param extendedKeyUsagesAreCritical likewise extKeyUsage
 * @param deviations how a CSR is not as its standards have it, and what was made of that
 */
public record ClaimedContent(
    DistinguishedName subject,
    List<RequestedName> names,
    Optional<Set<KeyUsage>> keyUsages,
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
    Optional<BasicConstraints> basicConstraints,
    Optional<SignatureAlgorithm> signatureAlgorithm,
    List<RequestedExtension> otherExtensions,
    List<String> otherAttributes,
    boolean namesAreCritical,
    boolean extendedKeyUsagesAreCritical,
    List<Deviation> deviations) {

  public ClaimedContent {
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    keyUsages = keyUsages.map(Set::copyOf);
    extendedKeyUsages = extendedKeyUsages.map(List::copyOf);
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    otherExtensions = List.copyOf(otherExtensions);
    otherAttributes = List.copyOf(otherAttributes);
    deviations = List.copyOf(deviations);
  }

  /** Of a request that holds nothing but what a certificate can. */
  public ClaimedContent(
      DistinguishedName subject,
      List<RequestedName> names,
      Optional<Set<KeyUsage>> keyUsages,
      Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
      Optional<BasicConstraints> basicConstraints,
      Optional<SignatureAlgorithm> signatureAlgorithm) {
    this(
        subject,
        names,
        keyUsages,
        extendedKeyUsages,
        basicConstraints,
        signatureAlgorithm,
        List.of(),
        List.of(),
        false,
        false,
        List.of());
  }

  /** The same for another subject and other names. */
  public ClaimedContent naming(DistinguishedName newSubject, List<RequestedName> newNames) {
    return with(newSubject, newNames, keyUsages, extendedKeyUsages, basicConstraints);
  }

  /** The same with its gaps filled. */
  public ClaimedContent with(
      DistinguishedName newSubject,
      List<RequestedName> newNames,
      Optional<Set<KeyUsage>> newKeyUsages,
      Optional<List<ExtendedKeyUsage>> newExtendedKeyUsages,
      Optional<BasicConstraints> newBasicConstraints) {
    return new ClaimedContent(
        newSubject,
        newNames,
        newKeyUsages,
        newExtendedKeyUsages,
        newBasicConstraints,
        signatureAlgorithm,
        otherExtensions,
        otherAttributes,
        namesAreCritical,
        extendedKeyUsagesAreCritical,
        deviations);
  }
}
