package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.countersign.domain.policy.document.PolicyDocument;

/** The rules of a policy as JSON: absent, null and empty stay what they are. */
public final class PolicyDocuments {

  private static final int VERSION = 1;

  private PolicyDocuments() {}

  public static String of(PolicyDocument rules) {
    ObjectNode document = JsonText.object().put("version", VERSION);
    document.set("subject", JsonText.array(rules.subject(), PolicyDocuments::of));
    document.set("sans", JsonText.array(rules.sans(), PolicyDocuments::of));
    document.set("keyUsages", of(rules.keyUsages()));
    document.set("extendedKeyUsages", of(rules.extendedKeyUsages()));
    document.set("algorithms", of(rules.algorithms()));
    document.set("validity", of(rules.validity()));
    document.set("basicConstraints", of(rules.basicConstraints()));
    return JsonText.write(document);
  }

  public static PolicyDocument read(String text) {
    JsonNode document = JsonText.read(text);
    return new PolicyDocument(
        JsonText.list(document.path("subject"), PolicyDocuments::values),
        JsonText.list(document.path("sans"), PolicyDocuments::values),
        usages(document.path("keyUsages")),
        usages(document.path("extendedKeyUsages")),
        algorithms(document.path("algorithms")),
        validity(document.path("validity")),
        basicConstraints(document.path("basicConstraints")));
  }

  private static JsonNode of(PolicyDocument.Values values) {
    ObjectNode document = JsonText.object().put("type", values.type());
    document.set("allowed", JsonText.texts(values.allowed()));
    document.set("required", JsonText.texts(values.required()));
    document.set("denied", JsonText.texts(values.denied()));
    if (values.wildcards() != null) {
      document.put("wildcards", values.wildcards());
    }
    if (values.ignored() != null) {
      document.put("ignored", values.ignored());
    }
    return document;
  }

  private static PolicyDocument.Values values(JsonNode document) {
    return new PolicyDocument.Values(
        document.path("type").textValue(),
        JsonText.textList(document.path("allowed")),
        JsonText.textList(document.path("required")),
        JsonText.textList(document.path("denied")),
        document.path("wildcards").textValue(),
        document.path("ignored").isBoolean() ? document.path("ignored").booleanValue() : null);
  }

  private static JsonNode of(PolicyDocument.Usages usages) {
    if (usages == null) {
      return null;
    }
    ObjectNode document = JsonText.object();
    document.set("allowed", JsonText.texts(usages.allowed()));
    document.set("required", JsonText.texts(usages.required()));
    document.set("denied", JsonText.texts(usages.denied()));
    return document;
  }

  private static PolicyDocument.Usages usages(JsonNode document) {
    return document.isObject()
        ? new PolicyDocument.Usages(
            JsonText.textList(document.path("allowed")),
            JsonText.textList(document.path("required")),
            JsonText.textList(document.path("denied")))
        : null;
  }

  private static JsonNode of(PolicyDocument.Algorithms algorithms) {
    if (algorithms == null) {
      return null;
    }
    ObjectNode document = JsonText.object();
    document.set("signature", JsonText.texts(algorithms.signature()));
    document.set("keyAlgorithm", JsonText.texts(algorithms.keyAlgorithm()));
    return document;
  }

  private static PolicyDocument.Algorithms algorithms(JsonNode document) {
    return document.isObject()
        ? new PolicyDocument.Algorithms(
            JsonText.textList(document.path("signature")),
            JsonText.textList(document.path("keyAlgorithm")))
        : null;
  }

  private static JsonNode of(PolicyDocument.Validity validity) {
    return validity == null ? null : JsonText.object().put("max", validity.max());
  }

  private static PolicyDocument.Validity validity(JsonNode document) {
    return document.isObject()
        ? new PolicyDocument.Validity(document.path("max").textValue())
        : null;
  }

  private static JsonNode of(PolicyDocument.BasicConstraints constraints) {
    return constraints == null
        ? null
        : JsonText.object()
            .put("isCA", constraints.isCA())
            .put("maxPathLength", constraints.maxPathLength());
  }

  private static PolicyDocument.BasicConstraints basicConstraints(JsonNode document) {
    return document.isObject()
        ? new PolicyDocument.BasicConstraints(
            document.path("isCA").textValue(), JsonText.integer(document.path("maxPathLength")))
        : null;
  }
}
