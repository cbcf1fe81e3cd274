package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Whom a certificate names, as JSON: only what of it is not as its request has it. A list of
 * certificates need not parse any DER.
 */
public record CertificateDocument(DistinguishedName subject, List<SubjectAlternativeName> names) {

  private static final int VERSION = 1;

  /** Null when all is as requested, as nearly always. */
  public String besides(RequestedContent requested) {
    boolean sameSubject = subject.equals(requested.subject());
    boolean sameNames = areSame(requested.names());
    if (sameSubject && sameNames) {
      return null;
    }
    ObjectNode document = JsonText.object().put("version", VERSION);
    if (!sameSubject) {
      document.set("subject", NameDocuments.of(subject));
    }
    if (!sameNames) {
      document.set("names", NameDocuments.ofIssued(names));
    }
    return JsonText.write(document);
  }

  private boolean areSame(List<RequestedName> requested) {
    if (names.size() != requested.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).kind() != requested.get(i).kind()
          || !names.get(i).text().equals(requested.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  /**
   * What {@link #besides} wrote.
   *
   * @param requested a document of the requested content
   */
  public static CertificateDocument read(String besides, String requested) {
    Optional<JsonNode> own = Optional.ofNullable(besides).map(JsonText::read);
    JsonNode content = JsonText.read(requested);
    return new CertificateDocument(
        NameDocuments.distinguishedName(member(own, content, "subject")),
        NameDocuments.issuedNames(member(own, content, "names")));
  }

  private static JsonNode member(Optional<JsonNode> own, JsonNode requested, String name) {
    return own.map(document -> document.path(name))
        .filter(JsonNode::isArray)
        .orElseGet(() -> requested.path(name));
  }
}
