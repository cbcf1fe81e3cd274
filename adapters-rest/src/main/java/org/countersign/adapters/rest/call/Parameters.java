package org.countersign.adapters.rest.call;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.countersign.adapters.rest.json.FieldErrors;
import org.countersign.adapters.rest.json.Timestamps;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.validation.FieldError;

/**
 * Parameters of path and query, read one by one.
 *
 * <p>What is wrong is collected, and something is given in its place; call {@link #check} before
 * anything is done with what was read. A query parameter that is empty is wrong, but for {@code
 * search}, which then looks for nothing in particular; of one that is repeated, the first counts.
 */
public final class Parameters {

  /** As many items as a list has where the contract names no other number. */
  public static final int DEFAULT_LIMIT = 20;

  private static final UUID NO_ID = new UUID(0, 0);
  private static final int MAX_TEXT_CHARACTERS = 255;

  /** As many digits as a message can repeat. */
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,30}");

  private final UriInfo uri;
  private final FieldErrors errors = new FieldErrors();

  Parameters(UriInfo uri) {
    this.uri = uri;
  }

  /**
   * Ends the reading.
   *
   * @throws Refused INVALID_FIELDS with everything that was wrong
   */
  public void check() {
    errors.check();
  }

  /** The names in the query. */
  public Set<String> names() {
    return Set.copyOf(uri.getQueryParameters().keySet());
  }

  public UUID pathId(String name) {
    return errors.uuid(name, uri.getPathParameters().getFirst(name), kindOf(name)).orElse(NO_ID);
  }

  private String kindOf(String name) {
    String path = uri.getPath();
    if (name.equals("id") && path.contains("v1/projects/")) {
      return "projectId";
    }
    return name.equals("id") && path.contains("v1/cert-manager/certificate-profiles/")
        ? "profileId"
        : name;
  }

  /** A text in the path; empty text in place of one that cannot be a name of anything. */
  public String pathText(String name) {
    String text = uri.getPathParameters().getFirst(name);
    return errors.fits(name, text, MAX_TEXT_CHARACTERS) ? text : "";
  }

  public Optional<UUID> uuid(String name) {
    return query(name).flatMap(text -> errors.uuid(name, text));
  }

  public UUID requiredUuid(String name) {
    Optional<String> text = query(name);
    if (given(name).isEmpty()) {
      errors.add(FieldError.INVALID_TYPE, name, name + " is required");
    }
    return text.flatMap(given -> errors.uuid(name, given)).orElse(NO_ID);
  }

  /** The parameter {@code search}; empty text when it is absent. */
  public String search() {
    return given("search")
        .filter(text -> errors.fits("search", text, MAX_TEXT_CHARACTERS))
        .orElse("");
  }

  public <T extends Enum<T>> Optional<T> oneOf(
      String name, T[] values, Function<T, String> nameOf) {
    Optional<String> text = query(name);
    Optional<T> value =
        text.flatMap(
            given -> Arrays.stream(values).filter(v -> nameOf.apply(v).equals(given)).findFirst());
    if (text.isPresent() && value.isEmpty()) {
      errors.notOneOf(name, Arrays.stream(values).map(nameOf).toList());
    }
    return value;
  }

  public Optional<String> text(String name, int maxCharacters) {
    return query(name).filter(text -> errors.fits(name, text, maxCharacters));
  }

  /** Every value of a parameter that may be repeated, in order. */
  public List<String> texts(String name, int maxCharacters, int maxValues) {
    List<String> texts = uri.getQueryParameters().getOrDefault(name, List.of());
    if (texts.size() > maxValues) {
      errors.add(
          FieldError.TOO_BIG,
          name,
          name + " is there " + texts.size() + " times; at most " + maxValues + " are allowed");
      return List.of();
    }
    if (texts.contains("")) {
      errors.add(FieldError.TOO_SMALL, name, name + " is empty; give it a value or leave it out");
    }
    return texts.stream()
        .filter(text -> !text.isEmpty() && errors.fits(name, text, maxCharacters))
        .toList();
  }

  /** A date or a date-time, as {@link Timestamps} reads them. */
  public Optional<Instant> moment(String name) {
    Optional<String> text = query(name);
    Optional<Instant> moment = text.flatMap(Timestamps::parse);
    if (text.isPresent() && moment.isEmpty()) {
      errors.add(FieldError.INVALID_STRING, name, Timestamps.FORMATS);
    }
    return moment;
  }

  /** The parameters {@code offset} and {@code limit}. */
  public PageRequest page(int defaultLimit) {
    return new PageRequest(
        integer("offset", 0, 0, Integer.MAX_VALUE),
        integer("limit", defaultLimit, 1, PageRequest.MAX_LIMIT));
  }

  private int integer(String name, int otherwise, int least, int most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!INTEGER.matcher(text.get()).matches()) {
      errors.add(
          FieldError.INVALID_TYPE,
          name,
          name + " must be a whole number from " + least + " to " + most);
      return otherwise;
    }
    BigInteger number = new BigInteger(text.get());
    boolean isLess = number.compareTo(BigInteger.valueOf(least)) < 0;
    if (isLess || number.compareTo(BigInteger.valueOf(most)) > 0) {
      errors.add(
          isLess ? FieldError.TOO_SMALL : FieldError.TOO_BIG,
          name,
          name + " is " + number + "; " + least + " to " + most + " are allowed");
      return otherwise;
    }
    return number.intValue();
  }

  private Optional<String> query(String name) {
    Optional<String> text = given(name);
    if (text.filter(String::isEmpty).isPresent()) {
      errors.add(FieldError.TOO_SMALL, name, name + " is empty; give it a value or leave it out");
    }
    return text.filter(given -> !given.isEmpty());
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
  }
}
