package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;

/**
 * The members of a JSON object, taken out one by one.
 *
 * <p>Nothing is coerced: a number is no text. A member that is absent and one that is null are both
 * empty; {@link #has} and {@link #isNull} tell them apart where that matters.
 *
 * <p>What is wrong is collected. A required member that is missing gives a placeholder, so that
 * reading goes on; call {@link #check} before anything is done with what was read. A member that
 * nobody has asked for until then is wrong, too.
 */
public final class Fields {

  private static final UUID NO_ID = new UUID(0, 0);
  private static final int MAX_PATH_CHARACTERS = 64;

  private final Reading reading;
  private final JsonNode object;
  private final String prefix;
  private final FieldErrors errors;
  private final List<String> asked = new ArrayList<>();

  Fields(Reading reading, JsonNode object, String prefix) {
    this.reading = reading;
    this.object = object;
    this.prefix = prefix;
    this.errors = reading.errors();
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
    Reading reading = new Reading(octets);
    if (!root.isObject()) {
      reading
          .errors()
          .add(FieldError.INVALID_TYPE, "", "Expected an object, received " + kindOf(root));
    }
    reading.errors().check();
    return reading.open(root, "");
  }

  /** SHA-256 over the octets of the whole body as it was sent, lower-case hex. */
  public String bodyHash() {
    return reading.bodyHash();
  }

  /**
   * Ends the reading.
   *
   * @throws Refused INVALID_FIELDS with everything that was wrong so far, here and in the objects
   *     inside, and with every member that nobody has asked for
   */
  public void check() {
    reading.rejectUnasked();
    errors.check();
  }

  /** As {@link #check}, whatever members the body has beyond those that were asked for. */
  public void checkAsked() {
    errors.check();
  }

  /** Every member that nobody has asked for, with its object; here and in the objects inside. */
  public List<Unasked> unasked() {
    return reading.unasked();
  }

  /** A member that nobody has asked for. */
  public record Unasked(Fields object, String name) {}

  /** What the sender should know of what was read so far, of all the objects of the body. */
  public List<Warning> warnings() {
    return reading.warnings();
  }

  /**
   * Adds something that the sender should know of a member.
   *
   * @param code kebab-case
   */
  public void warn(String name, String code, String message) {
    reading.warn(new Warning(code, pointer(name), message));
  }

  /** Where a member is, for people: names joined by dots. */
  public String placeOf(String name) {
    return path(name);
  }

  /** The members that were asked for, in that order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /**
   * Where a member is: a JSON Pointer into the body (RFC 6901); to its object, where the name is
   * too long to be one of ours.
   */
  public String pointer(String name) {
    String object = "/" + prefix.replace('.', '/');
    return name.length() > MAX_PATH_CHARACTERS
        ? object.substring(0, object.length() - 1)
        : object + name.replace("~", "~0").replace("/", "~1");
  }

  /** Adds an error of a member. */
  public void reject(String name, String code, String message) {
    errors.add(code, path(name), message);
  }

  /**
   * Adds an error of a member that counts for nothing.
   *
   * @param way what would count
   */
  public void rejectUnknown(String name, String way) {
    // A path is names joined by dots; what is not one of our names may be anything.
    String place =
        name.isEmpty() || name.length() > MAX_PATH_CHARACTERS || name.indexOf('.') >= 0
            ? prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1)
            : path(name);
    errors.add(
        FieldError.UNRECOGNIZED_KEYS,
        place,
        "Unknown member " + QuotedText.quoted(name) + (way.isEmpty() ? "" : ". " + way));
  }

  /** Whether the member is there, be it null. */
  public boolean has(String name) {
    return !node(name).isMissingNode();
  }

  /** Whether the member is there and null. */
  public boolean isNull(String name) {
    return node(name).isNull();
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
      reject(name, FieldError.INVALID_STRING, Timestamps.FORMATS);
    }
    return moment;
  }

  public Optional<Fields> object(String name) {
    return member(name, JsonNode::isObject, "an object")
        .map(node -> reading.open(node, path(name) + "."));
  }

  /** As {@link #object}; an empty one as placeholder. */
  public Fields requiredObject(String name) {
    requirePresent(name);
    return object(name).orElseGet(() -> placeholder(path(name) + "."));
  }

  private static Fields placeholder(String prefix) {
    return new Reading(new byte[0]).open(JsonNodeFactory.instance.objectNode(), prefix);
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
                  objects.add(reading.open(items.get(i), place + "."));
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
    JsonNode node = node(name);
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
    if (isAbsent(name)) {
      reject(name, FieldError.INVALID_TYPE, name + " is required");
    }
  }

  /** Whether the member is not there, or null. */
  public boolean isAbsent(String name) {
    JsonNode node = node(name);
    return node.isMissingNode() || node.isNull();
  }

  private JsonNode node(String name) {
    if (!asked.contains(name)) {
      asked.add(name);
    }
    return object.path(name);
  }

  boolean isOf(JsonNode node, String place) {
    return object == node && prefix.equals(place);
  }

  /** The members that nobody has asked for. */
  void addUnasked(List<Unasked> unasked) {
    if (object.size() == 0) {
      return;
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name)) {
        unasked.add(new Unasked(this, name));
      }
    }
  }

  private String path(String name) {
    return prefix + name;
  }

  private static String kindOf(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
