package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;

/** What a certificate is shown with, as JSON: a list of certificates need not parse any DER. */
public record CertificateDocument(
    DistinguishedName subject,
    List<SubjectAlternativeName> names,
    Set<KeyUsage> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages) {

  private static final int VERSION = 1;

  public static String of(IssuedCertificate certificate) {
    ObjectNode document = JsonText.object().put("version", VERSION);
    document.set("subject", NameDocuments.of(certificate.subject()));
    document.set("names", NameDocuments.ofIssued(certificate.names()));
    document.set(
        "keyUsages",
        JsonText.texts(certificate.keyUsages().stream().map(KeyUsage::name).sorted().toList()));
    document.set(
        "extendedKeyUsages",
        JsonText.texts(
            certificate.extendedKeyUsages().stream().map(ExtendedKeyUsage::oid).toList()));
    return JsonText.write(document);
  }

  public static CertificateDocument read(String text) {
    JsonNode document = JsonText.read(text);
    return new CertificateDocument(
        NameDocuments.distinguishedName(document.path("subject")),
        NameDocuments.issuedNames(document.path("names")),
        JsonText.textList(document.path("keyUsages")).stream()
            .map(KeyUsage::valueOf)
            .collect(Collectors.toSet()),
        JsonText.textList(document.path("extendedKeyUsages")).stream()
            .map(ExtendedKeyUsage::new)
            .toList());
  }
}
