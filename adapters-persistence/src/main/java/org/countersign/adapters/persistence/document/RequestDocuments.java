package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyAlgorithm;

/** What a certificate request was and how it was judged, as JSON. */
public final class RequestDocuments {

  private static final int VERSION = 1;

  private RequestDocuments() {}

  public static String of(RequestedContent content) {
    ObjectNode document = JsonText.object().put("version", VERSION);
    document.set("subject", NameDocuments.of(content.subject()));
    document.set("names", NameDocuments.ofRequested(content.names()));
    content.keyAlgorithm().ifPresent(key -> document.put("keyAlgorithm", key.name()));
    content.basicConstraints().ifPresent(b -> document.set("basicConstraints", of(b)));
    if (!content.terms().equals(RequestedTerms.NONE)) {
      document.set("terms", of(content.terms()));
    }
    return JsonText.write(document);
  }

  public static RequestedContent content(String text) {
    JsonNode document = JsonText.read(text);
    return new RequestedContent(
        NameDocuments.distinguishedName(document.path("subject")),
        NameDocuments.requestedNames(document.path("names")),
        Optional.ofNullable(document.path("keyAlgorithm").textValue()).map(KeyAlgorithm::valueOf),
        Optional.of(document.path("basicConstraints"))
            .filter(JsonNode::isObject)
            .map(RequestDocuments::basicConstraints),
        terms(document.path("terms")));
  }

  private static ObjectNode of(RequestedTerms terms) {
    ObjectNode document = JsonText.object();
    terms.ttl().ifPresent(ttl -> document.put("ttl", ttl.toString()));
    terms.notBefore().ifPresent(moment -> document.put("notBefore", moment.toString()));
    terms.notAfter().ifPresent(moment -> document.put("notAfter", moment.toString()));
    terms.ca().ifPresent(ca -> document.put("ca", ca));
    terms.pathLength().ifPresent(length -> document.put("pathLength", length));
    return document;
  }

  /** A member that is not there was not asked for. */
  private static RequestedTerms terms(JsonNode document) {
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

  private static ObjectNode of(BasicConstraints constraints) {
    ObjectNode document = JsonText.object().put("ca", constraints.ca());
    constraints.pathLength().ifPresent(length -> document.put("pathLength", length));
    return document;
  }

  private static BasicConstraints basicConstraints(JsonNode document) {
    JsonNode pathLength = document.path("pathLength");
    return new BasicConstraints(
        document.path("ca").booleanValue(),
        pathLength.isInt() ? OptionalInt.of(pathLength.intValue()) : OptionalInt.empty());
  }

  /** Null when there are none, as with every request that is issued. */
  public static String ofViolations(List<Violation> violations) {
    return violations.isEmpty()
        ? null
        : JsonText.write(JsonText.array(violations, RequestDocuments::of));
  }

  private static ObjectNode of(Violation violation) {
    ObjectNode document =
        JsonText.object().put("code", violation.code()).put("field", violation.field());
    violation.value().ifPresent(value -> document.put("value", value));
    violation.rule().ifPresent(rule -> document.put("rule", rule));
    violation.pattern().ifPresent(pattern -> document.put("pattern", pattern));
    document.set("allowed", JsonText.texts(violation.allowed()));
    return document.put("message", violation.message());
  }

  public static List<Violation> violations(String text) {
    return text == null
        ? List.of()
        : JsonText.list(JsonText.read(text), RequestDocuments::violation);
  }

  private static Violation violation(JsonNode document) {
    return new Violation(
        document.path("code").textValue(),
        document.path("field").textValue(),
        Optional.ofNullable(document.path("value").textValue()),
        Optional.ofNullable(document.path("rule").textValue()),
        Optional.ofNullable(document.path("pattern").textValue()),
        JsonText.textList(document.path("allowed")),
        document.path("message").textValue());
  }
}
