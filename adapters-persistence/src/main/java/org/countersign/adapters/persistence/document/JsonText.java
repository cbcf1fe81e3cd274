package org.countersign.adapters.persistence.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * JSON text in ASCII: whatever a requester wrote, NUL and unpaired surrogates included, comes back
 * as it was.
 *
 * <p>Reading ignores members that it does not know, so that rows written by a later version of the
 * program can be read.
 */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonText() {}

  public static String write(JsonNode document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IllegalStateException("a stored document is no JSON", e);
    }
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An array; null becomes null, and so does each null in the collection. */
  static <T> JsonNode array(Collection<T> values, Function<T, JsonNode> element) {
    if (values == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(value == null ? null : element.apply(value)));
    return array;
  }

  static JsonNode texts(Collection<String> values) {
    return array(values, JsonNodeFactory.instance::textNode);
  }

  /** What {@link #array} wrote. */
  static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    if (!array.isArray()) {
      return null;
    }
    List<T> values = new ArrayList<>();
    array.forEach(value -> values.add(value.isNull() ? null : element.apply(value)));
    return values;
  }

  static List<String> textList(JsonNode array) {
    return list(array, JsonNode::textValue);
  }

  /** A number; null where there is none. */
  static Integer integer(JsonNode number) {
    return number.isInt() ? number.intValue() : null;
  }
}
