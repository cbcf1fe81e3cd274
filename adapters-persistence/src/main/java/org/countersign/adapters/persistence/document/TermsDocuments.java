package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.domain.request.RequestedTerms;

/** What was asked for beside a CSR, as JSON; a member that is not there was not asked for. */
final class TermsDocuments {

  private TermsDocuments() {}

  static ObjectNode of(RequestedTerms terms) {
    ObjectNode document = JsonText.object();
    terms.ttl().ifPresent(ttl -> document.put("ttl", ttl.toString()));
    terms.notBefore().ifPresent(moment -> document.put("notBefore", moment.toString()));
    terms.notAfter().ifPresent(moment -> document.put("notAfter", moment.toString()));
    terms.ca().ifPresent(ca -> document.put("ca", ca));
    terms.pathLength().ifPresent(length -> document.put("pathLength", length));
    return document;
  }

  static RequestedTerms terms(JsonNode document) {
    return new RequestedTerms(
        text(document, "ttl").map(Duration::parse),
        text(document, "notBefore").map(Instant::parse),
        text(document, "notAfter").map(Instant::parse),
        Optional.of(document.path("ca")).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
        Optional.of(document.path("pathLength")).filter(JsonNode::isInt).map(JsonNode::intValue));
  }

  private static Optional<String> text(JsonNode document, String name) {
    return Optional.ofNullable(document.path(name).textValue());
  }
}
