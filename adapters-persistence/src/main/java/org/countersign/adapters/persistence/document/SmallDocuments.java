package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sets of ids, and facts by name, as JSON. */
public final class SmallDocuments {

  private SmallDocuments() {}

  public static String ofIds(Collection<UUID> ids) {
    return JsonText.write(JsonText.texts(ids.stream().map(UUID::toString).sorted().toList()));
  }

  public static Set<UUID> ids(String text) {
    return JsonText.textList(JsonText.read(text)).stream()
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  public static String ofFacts(Map<String, String> facts) {
    ObjectNode document = JsonText.object();
    new TreeMap<>(facts).forEach(document::put);
    return JsonText.write(document);
  }

  public static Map<String, String> facts(String text) {
    JsonNode document = JsonText.read(text);
    Map<String, String> facts = new HashMap<>();
    document.properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().textValue()));
    return facts;
  }
}
