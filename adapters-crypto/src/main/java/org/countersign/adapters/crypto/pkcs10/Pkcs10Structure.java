package org.countersign.adapters.crypto.pkcs10;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.countersign.adapters.crypto.asn1.AlgorithmIdentifier;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.Deviations;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Names;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.request.NormalizedSubject;
import org.countersign.domain.request.UnprovenRequest;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * A CertificationRequest taken apart (RFC 2986, 4.2), its key and signature not yet looked at.
 *
 * @param signedOctets the CertificationRequestInfo, header included
 */
record Pkcs10Structure(
    DistinguishedName subject,
    DerValue subjectPublicKeyInfo,
    RequestedExtensions attributes,
    byte[] signedOctets,
    AlgorithmIdentifier signatureAlgorithm,
    byte[] signature) {

  /** The only version, v1. */
  private static final int V1 = 0;

  /**
   * @param deviations takes those that RFC 2986 and those who write it differ about
   */
  static Pkcs10Structure read(DerValue request, Deviations deviations) throws MalformedDer {
    DerCursor cursor = request.sequence("CertificationRequest");
    DerValue info = cursor.next("certificationRequestInfo");
    DerValue algorithm = cursor.next("signatureAlgorithm");
    byte[] signature = cursor.next("signature").bitStringOctets("signature");
    cursor.end();
    return read(
        info, AlgorithmIdentifier.read(algorithm, "signatureAlgorithm"), signature, deviations);
  }

  private static Pkcs10Structure read(
      DerValue info, AlgorithmIdentifier algorithm, byte[] signature, Deviations deviations)
      throws MalformedDer {
    DerCursor cursor = info.sequence("certificationRequestInfo");
    checkVersion(cursor.next("version"), deviations);
    DistinguishedName subject = subject(cursor.next("subject"), deviations);
    DerValue key = cursor.next("subjectPKInfo").expect(DerTag.SEQUENCE, "subjectPKInfo");
    RequestedExtensions attributes = attributes(cursor, deviations);
    cursor.end();
    return new Pkcs10Structure(subject, key, attributes, info.encoded(), algorithm, signature);
  }

  private static DistinguishedName subject(DerValue encoded, Deviations deviations)
      throws MalformedDer {
    deviations.place("subject", encoded);
    NormalizedSubject subject = NormalizedSubject.of(Names.read(encoded, "subject"));
    for (Deviation deviation : subject.deviations()) {
      deviations.found(deviation.field(), deviation.message());
    }
    Names.checkSize(subject.name(), "subject");
    return subject.name();
  }

  /** Required, be it empty (RFC 2986, 4.1); some leave it out when they have nothing to put in. */
  private static RequestedExtensions attributes(DerCursor cursor, Deviations deviations)
      throws MalformedDer {
    if (!cursor.hasNext()) {
      deviations.found(
          "attributes",
          "the field attributes, [0], is missing; it should be there, if empty (RFC 2986, 4.1)");
      return RequestedExtensions.NONE;
    }
    DerValue attributes =
        cursor.next("attributes").expect(DerTag.contextConstructed(0), "attributes");
    deviations.place("attributes", attributes);
    return RequestedExtensions.read(attributes, deviations);
  }

  /**
   * What it asks for.
   *
   * @param counting the algorithm of a signature that verifies
   */
  ClaimedContent content(Optional<SignatureAlgorithm> counting, List<Deviation> deviations) {
    return new ClaimedContent(
        subject,
        attributes.names(),
        attributes.keyUsages(),
        attributes.extendedKeyUsages(),
        attributes.basicConstraints(),
        counting,
        attributes.otherExtensions(),
        attributes.otherAttributes(),
        attributes.namesAreCritical(),
        attributes.extendedKeyUsagesAreCritical(),
        deviations);
  }

  /** What it says, its key and signature being of no account. */
  UnprovenRequest unproven() {
    return new UnprovenRequest(
        content(Optional.empty(), List.of()),
        PublicKeys.algorithm(subjectPublicKeyInfo),
        PublicKeys.nearestFamily(subjectPublicKeyInfo));
  }

  /** Whatever it says, there is but one structure that it could be about. */
  private static void checkVersion(DerValue version, Deviations deviations) throws MalformedDer {
    BigInteger number = version.integer("version");
    if (number.bitLength() >= Integer.SIZE) {
      throw new MalformedDer("version is a number of " + number.bitLength() + " bits");
    }
    if (number.intValue() != V1) {
      deviations.found(
          "version", "version is " + number + "; 0, which is v1, is the only one (RFC 2986, 4.1)");
    }
  }
}
