package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.UniformResourceIdentifier;

/** Distinguished names, alternative names and metadata as JSON. */
public final class NameDocuments {

  private NameDocuments() {}

  /** An array of sets, each an array of attributes: the order of encoding is kept. */
  public static JsonNode of(DistinguishedName name) {
    return JsonText.array(
        name.parts(), part -> JsonText.array(part.attributes(), NameDocuments::attribute));
  }

  private static JsonNode attribute(AttributeTypeAndValue attribute) {
    return JsonText.object()
        .put("oid", attribute.oid())
        .put("value", attribute.value())
        .put("string", attribute.stringType().name());
  }

  public static DistinguishedName distinguishedName(JsonNode document) {
    return new DistinguishedName(
        JsonText.list(
            document,
            part ->
                new RelativeDistinguishedName(JsonText.list(part, NameDocuments::attributeOf))));
  }

  private static AttributeTypeAndValue attributeOf(JsonNode attribute) {
    return new AttributeTypeAndValue(
        attribute.path("oid").textValue(),
        attribute.path("value").textValue(),
        StringType.valueOf(attribute.path("string").textValue()));
  }

  static JsonNode ofRequested(List<RequestedName> names) {
    return JsonText.array(names, name -> name(name.kind(), name.value()));
  }

  static List<RequestedName> requestedNames(JsonNode document) {
    return JsonText.list(
        document, name -> new RequestedName(kindOf(name), name.path("value").textValue()));
  }

  static JsonNode ofIssued(List<SubjectAlternativeName> names) {
    return JsonText.array(names, name -> name(name.kind(), name.text()));
  }

  static List<SubjectAlternativeName> issuedNames(JsonNode document) {
    return JsonText.list(
        document, name -> issuedName(kindOf(name), name.path("value").textValue()));
  }

  /** A URI is taken in the form of its day: the rules for new ones have become stricter. */
  private static SubjectAlternativeName issuedName(GeneralNameKind kind, String value) {
    return kind == GeneralNameKind.URI
        ? new UniformResourceIdentifier(value)
        : SubjectAlternativeName.of(kind, value)
            .orElseThrow(() -> new IllegalStateException("a stored name is not well formed"));
  }

  private static ObjectNode name(GeneralNameKind kind, String value) {
    return JsonText.object().put("kind", kind.name()).put("value", value);
  }

  private static GeneralNameKind kindOf(JsonNode name) {
    return GeneralNameKind.valueOf(name.path("kind").textValue());
  }

  /** An array of pairs; null when there are none, as nearly always. */
  public static String ofMetadata(List<Metadata> metadata) {
    return metadata.isEmpty()
        ? null
        : JsonText.write(JsonText.array(metadata, NameDocuments::pair));
  }

  private static ArrayNode pair(Metadata metadata) {
    return JsonNodeFactory.instance.arrayNode().add(metadata.key()).add(metadata.value());
  }

  public static List<Metadata> metadata(String document) {
    return document == null
        ? List.of()
        : JsonText.list(
            JsonText.read(document),
            pair -> new Metadata(pair.path(0).textValue(), pair.path(1).textValue()));
  }
}
