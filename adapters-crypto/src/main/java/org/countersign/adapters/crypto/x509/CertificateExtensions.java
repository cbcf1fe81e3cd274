package org.countersign.adapters.crypto.x509;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.Extension;
import org.countersign.adapters.crypto.asn1.GeneralNames;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Usages;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.TbsCertificate.Pointers;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * The extensions of a certificate, read; of each kind one, and none that Countersign does not
 * write.
 *
 * @param asEncoded all of them in their order, with the criticality that they have
 */
record CertificateExtensions(
    BasicConstraints basicConstraints,
    Set<KeyUsage> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages,
    List<SubjectAlternativeName> names,
    byte[] authorityKeyIdentifier,
    byte[] subjectKeyIdentifier,
    Pointers pointers,
    List<EncodedExtension> asEncoded) {

  static CertificateExtensions read(DerValue extensions) throws MalformedDer {
    Map<String, Extension> byOid = new LinkedHashMap<>();
    List<EncodedExtension> asEncoded = new ArrayList<>(8);
    for (Extension extension : Extension.readAll(extensions)) {
      byOid.put(extension.oid(), extension);
      asEncoded.add(
          new EncodedExtension(extension.oid(), extension.critical(), extension.extnValue()));
    }
    CertificateExtensions read = read(new Remaining(byOid), asEncoded);
    if (!byOid.isEmpty()) {
      throw new MalformedDer(
          "there are extensions that Countersign does not write: " + byOid.keySet());
    }
    return read;
  }

  private static CertificateExtensions read(Remaining remaining, List<EncodedExtension> asEncoded)
      throws MalformedDer {
    Optional<DerValue> constraints = remaining.take(Extension.BASIC_CONSTRAINTS);
    Optional<DerValue> usages = remaining.take(Extension.KEY_USAGE);
    Optional<DerValue> extendedUsages = remaining.take(Extension.EXTENDED_KEY_USAGE);
    Optional<DerValue> names = remaining.take(Extension.SUBJECT_ALTERNATIVE_NAME);
    Optional<DerValue> authorityKey = remaining.take(Extension.AUTHORITY_KEY_IDENTIFIER);
    Optional<DerValue> subjectKey = remaining.take(Extension.SUBJECT_KEY_IDENTIFIER);
    return new CertificateExtensions(
        Usages.basicConstraints(
            constraints.orElseThrow(() -> new MalformedDer("basicConstraints is missing"))),
        usages.isPresent() ? Usages.keyUsages(usages.get()) : Set.of(),
        extendedUsages.isPresent() ? Usages.extendedKeyUsages(extendedUsages.get()) : List.of(),
        names.isPresent() ? names(names.get()) : List.of(),
        authorityKey.isPresent() ? authorityKeyIdentifier(authorityKey.get()) : new byte[0],
        subjectKey.isPresent() ? subjectKey.get().octetString("subjectKeyIdentifier") : new byte[0],
        PointersReader.read(
            remaining.take(Extension.CRL_DISTRIBUTION_POINTS),
            remaining.take(Extension.AUTHORITY_INFORMATION_ACCESS)),
        asEncoded);
  }

  private static byte[] authorityKeyIdentifier(DerValue value) throws MalformedDer {
    DerCursor cursor = value.sequence("authorityKeyIdentifier");
    byte[] identifier =
        cursor.next("keyIdentifier").expect(DerTag.context(0), "keyIdentifier").content();
    cursor.end();
    return identifier;
  }

  private static List<SubjectAlternativeName> names(DerValue value) throws MalformedDer {
    List<SubjectAlternativeName> names = new ArrayList<>();
    for (RequestedName name : GeneralNames.read(value, "subjectAltName")) {
      names.add(
          name.wellFormed()
              .filter(wellFormed -> wellFormed.text().equals(name.value()))
              .orElseThrow(
                  () ->
                      new MalformedDer(
                          "subjectAltName[" + names.size() + "] is not in canonical form")));
    }
    return names;
  }

  /** What has not been asked for yet. */
  private record Remaining(Map<String, Extension> byOid) {

    Optional<DerValue> take(String oid) throws MalformedDer {
      Extension extension = byOid.remove(oid);
      return extension == null ? Optional.empty() : Optional.of(extension.content());
    }
  }
}
