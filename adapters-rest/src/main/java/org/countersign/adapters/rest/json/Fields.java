package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.FieldError;

/**
 * The members of a JSON object, taken out one by one.
 *
 * <p>Nothing is coerced: a number is no text. A member that is absent and one that is null are both
 * empty; {@link #has} and {@link #isNull} tell them apart where that matters. Unknown members are
 * ignored.
 *
 * <p>What is wrong is collected. A required member that is missing gives a placeholder, so that
 * reading goes on; call {@link #check} before anything is done with what was read.
 */
public final class Fields {

  private static final UUID NO_ID = new UUID(0, 0);

  private final byte[] octets;
  private final JsonNode object;
  private final String prefix;
  private final FieldErrors errors;

  private Fields(byte[] octets, JsonNode object, String prefix, FieldErrors errors) {
    this.octets = octets;
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  /**
   * The members of a root.
   *
   * @throws Refused INVALID_FIELDS when the root is no object
   */
  public static Fields of(JsonNode root) {
    return of(root, new byte[0]);
  }

  /**
   * As {@link #of(JsonNode)}.
   *
   * @param octets the body as it was sent
   */
  static Fields of(JsonNode root, byte[] octets) {
    FieldErrors errors = new FieldErrors();
    if (!root.isObject()) {
      errors.add(FieldError.INVALID_TYPE, "", "Expected an object, received " + kindOf(root));
    }
    errors.check();
    return new Fields(octets, root, "", errors);
  }

  /** SHA-256 over the octets of the whole body as it was sent, lower-case hex. */
  public String bodyHash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws Refused INVALID_FIELDS with everything that was wrong so far, here and in the objects
   *     inside
   */
  public void check() {
    errors.check();
  }

  /** Adds an error of a member. */
  public void reject(String name, String code, String message) {
    errors.add(code, path(name), message);
  }

  /** Whether the member is there, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Whether the member is there and null. */
  public boolean isNull(String name) {
    return object.path(name).isNull();
  }

  public Optional<String> text(String name, int maxCharacters) {
    return member(name, JsonNode::isTextual, "a string")
        .map(JsonNode::textValue)
        .filter(text -> errors.fits(path(name), text, maxCharacters));
  }

  /** A text of at least one character that is not blank; empty text as placeholder. */
  public String requiredText(String name, int maxCharacters) {
    requirePresent(name);
    Optional<String> text = text(name, maxCharacters);
    if (text.filter(String::isBlank).isPresent()) {
      reject(name, FieldError.TOO_SMALL, name + " cannot be empty");
    }
    return text.orElse("");
  }

  public Optional<UUID> uuid(String name) {
    return member(name, JsonNode::isTextual, "a string")
        .flatMap(node -> errors.uuid(path(name), node.textValue()));
  }

  public UUID requiredUuid(String name) {
    requirePresent(name);
    return uuid(name).orElse(NO_ID);
  }

  /** A whole number that an int can hold. */
  public Optional<Integer> integer(String name) {
    return member(name, JsonNode::isNumber, "a number").flatMap(node -> integer(name, node));
  }

  private Optional<Integer> integer(String name, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      reject(
          name,
          FieldError.INVALID_TYPE,
          "Expected a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
      return Optional.empty();
    }
    return Optional.of(node.intValue());
  }

  /** A whole number between two bounds, both allowed. */
  public Optional<Integer> integer(String name, int least, int most) {
    Optional<Integer> number = integer(name);
    if (number.filter(n -> n < least || n > most).isPresent()) {
      String code = number.get() < least ? FieldError.TOO_SMALL : FieldError.TOO_BIG;
      reject(
          name, code, name + " is " + number.get() + "; " + least + " to " + most + " are allowed");
      return Optional.empty();
    }
    return number;
  }

  public Optional<Boolean> flag(String name) {
    return member(name, JsonNode::isBoolean, "a boolean").map(JsonNode::booleanValue);
  }

  /** A text that names a value of an enum. */
  public <T extends Enum<T>> Optional<T> oneOf(
      String name, T[] values, Function<T, String> nameOf) {
    Optional<String> text = member(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    Optional<T> value =
        text.flatMap(
            given -> Arrays.stream(values).filter(v -> nameOf.apply(v).equals(given)).findFirst());
    if (text.isPresent() && value.isEmpty()) {
      errors.notOneOf(path(name), Arrays.stream(values).map(nameOf).toList());
    }
    return value;
  }

  /** As {@link #oneOf}; the first value as placeholder. */
  public <T extends Enum<T>> T requiredOneOf(String name, T[] values, Function<T, String> nameOf) {
    requirePresent(name);
    return oneOf(name, values, nameOf).orElse(values[0]);
  }

  public Optional<Instant> moment(String name) {
    Optional<String> text = member(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    Optional<Instant> moment = text.flatMap(Timestamps::parse);
    if (text.isPresent() && moment.isEmpty()) {
      reject(name, FieldError.INVALID_STRING, "Invalid date format");
    }
    return moment;
  }

  public Optional<Fields> object(String name) {
    return member(name, JsonNode::isObject, "an object")
        .map(node -> new Fields(octets, node, path(name) + ".", errors));
  }

  /** As {@link #object}; an empty one as placeholder. */
  public Fields requiredObject(String name) {
    requirePresent(name);
    return object(name)
        .orElseGet(
            () ->
                new Fields(
                    octets,
                    JsonNodeFactory.instance.objectNode(),
                    path(name) + ".",
                    new FieldErrors()));
  }

  /** The JSON text of an object, for a reader that knows its members. */
  public Optional<String> objectText(String name, int maxCharacters) {
    return member(name, JsonNode::isObject, "an object")
        .map(JsonNode::toString)
        .filter(text -> errors.fits(path(name), text, maxCharacters));
  }

  /** Each object of a list. */
  public Optional<List<Fields>> objects(String name, int maxItems) {
    return list(name, maxItems)
        .map(
            items -> {
              List<Fields> objects = new ArrayList<>();
              for (int i = 0; i < items.size(); i++) {
                String place = path(name) + "." + i;
                if (accept(items.get(i).isObject(), place, "an object", items.get(i))) {
                  objects.add(new Fields(octets, items.get(i), place + ".", errors));
                }
              }
              return List.copyOf(objects);
            });
  }

  /** Each text of a list. */
  public Optional<List<String>> texts(String name, int maxItems, int maxCharacters) {
    return list(name, maxItems)
        .map(
            items -> {
              List<String> texts = new ArrayList<>();
              for (int i = 0; i < items.size(); i++) {
                String place = path(name) + "." + i;
                if (accept(items.get(i).isTextual(), place, "a string", items.get(i))
                    && errors.fits(place, items.get(i).textValue(), maxCharacters)) {
                  texts.add(items.get(i).textValue());
                }
              }
              return List.copyOf(texts);
            });
  }

  /** Each id of a list. */
  public Optional<List<UUID>> uuids(String name, int maxItems) {
    Optional<List<String>> texts = texts(name, maxItems, 64);
    return texts.map(
        found -> {
          List<UUID> ids = new ArrayList<>();
          for (int i = 0; i < found.size(); i++) {
            errors.uuid(path(name) + "." + i, found.get(i)).ifPresent(ids::add);
          }
          return List.copyOf(ids);
        });
  }

  private Optional<List<JsonNode>> list(String name, int maxItems) {
    Optional<JsonNode> node = member(name, JsonNode::isArray, "an array");
    if (node.filter(array -> array.size() > maxItems).isPresent()) {
      reject(
          name,
          FieldError.TOO_BIG,
          name + " has " + node.get().size() + " items; at most " + maxItems + " are allowed");
      return Optional.empty();
    }
    return node.map(
        array -> {
          List<JsonNode> items = new ArrayList<>();
          array.forEach(items::add);
          return items;
        });
  }

  private Optional<JsonNode> member(String name, Predicate<JsonNode> isKind, String expected) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return accept(isKind.test(node), path(name), expected, node)
        ? Optional.of(node)
        : Optional.empty();
  }

  private boolean accept(boolean isExpected, String place, String expected, JsonNode node) {
    if (!isExpected) {
      errors.add(
          FieldError.INVALID_TYPE, place, "Expected " + expected + ", received " + kindOf(node));
    }
    return isExpected;
  }

  /** An error when the member is absent or null. */
  public void requirePresent(String name) {
    if (!object.hasNonNull(name)) {
      reject(name, FieldError.INVALID_TYPE, name + " is required");
    }
  }

  private String path(String name) {
    return prefix + name;
  }

  private static String kindOf(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
