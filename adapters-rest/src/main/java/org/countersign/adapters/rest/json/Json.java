package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The one place that knows how our JSON is read and written. */
public final class Json {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What Jackson's words for a member that stands twice begin with. */
  private static final String DUPLICATE = "Duplicate ";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(new JsonLimits())
                  // The table of names outlives the request: a stranger could fill it, and with
                  // names that hash alike break it for everybody.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  // Of two members with one name, two readers may believe different ones.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /**
   * Reads a JSON text in UTF-8.
   *
   * @throws MalformedBody when it is none, goes beyond one of the {@link JsonLimits}, or names a
   *     member twice
   */
  public static JsonNode read(byte[] utf8) {
    return read(decoded(utf8));
  }

  /** As {@link #read(byte[])}. */
  public static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw MalformedBody.json(Optional.empty());
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw MalformedBody.beyondLimit(e.getOriginalMessage(), position(e));
    } catch (JsonProcessingException e) {
      throw e.getOriginalMessage().startsWith(DUPLICATE)
          ? MalformedBody.duplicateMember(position(e))
          : MalformedBody.json(position(e));
    }
  }

  private static Optional<MalformedBody.Position> position(JsonProcessingException e) {
    return Optional.ofNullable(e.getLocation()).map(Json::position);
  }

  private static MalformedBody.Position position(JsonLocation location) {
    return new MalformedBody.Position(location.getLineNr(), location.getColumnNr());
  }

  /** Decoded here, for Jackson would guess at UTF-16 and UTF-32, too. */
  private static String decoded(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw MalformedBody.json(Optional.empty());
    }
  }

  /**
   * Writes a value as JSON in UTF-8.
   *
   * <p>By way of a String: half a surrogate pair, such as a CSR can bring into a message, becomes a
   * question mark there, where Jackson's writer of octets would give up.
   */
  public static byte[] write(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a whole answer where no Jakarta REST does. */
  public static void writeTo(HttpServletResponse response, int status, JsonAnswer answer)
      throws IOException {
    byte[] octets = write(answer);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }
}
