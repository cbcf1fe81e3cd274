package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Warning;

/** What an answer told beside the certificate, as JSON. */
public final class RemarkDocuments {

  private static final int VERSION = 1;

  private RemarkDocuments() {}

  /** What became of each element of a request. */
  public static String ofElements(List<ElementVerdict> elements) {
    ObjectNode document = JsonText.object().put("version", VERSION);
    document.set("elements", JsonText.array(elements, RemarkDocuments::of));
    return JsonText.write(document);
  }

  public static List<ElementVerdict> elements(String text) {
    return JsonText.list(JsonText.read(text).path("elements"), RemarkDocuments::element);
  }

  /** Null when there are none. */
  public static String ofWarnings(List<Warning> warnings) {
    return warnings.isEmpty()
        ? null
        : JsonText.write(JsonText.array(warnings, RemarkDocuments::of));
  }

  public static List<Warning> warnings(String text) {
    return text == null ? List.of() : JsonText.list(JsonText.read(text), RemarkDocuments::warning);
  }

  private static ObjectNode of(Warning warning) {
    ObjectNode document = JsonText.object().put("code", warning.code());
    warning.field().ifPresent(field -> document.put("field", field));
    return document.put("message", warning.message());
  }

  private static Warning warning(JsonNode document) {
    return new Warning(
        document.path("code").textValue(),
        Optional.ofNullable(document.path("field").textValue()),
        document.path("message").textValue());
  }

  private static ObjectNode of(ElementVerdict element) {
    ObjectNode document = JsonText.object().put("element", element.element());
    element.value().ifPresent(value -> document.put("value", value));
    return document
        .put("verdict", element.verdict().name())
        .put("rule", element.rule())
        .put("why", element.why());
  }

  private static ElementVerdict element(JsonNode document) {
    return new ElementVerdict(
        document.path("element").textValue(),
        Optional.ofNullable(document.path("value").textValue()),
        ElementVerdict.Verdict.valueOf(document.path("verdict").textValue()),
        document.path("rule").textValue(),
        document.path("why").textValue());
  }
}
