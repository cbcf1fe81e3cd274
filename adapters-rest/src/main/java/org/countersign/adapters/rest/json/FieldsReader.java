package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.validation.FieldError;

/**
 * Reads a body into {@link Fields}: a form where the content type says so, else JSON.
 *
 * <p>Which content types a route takes is the resource's affair. A body without any is read as
 * JSON; no body at all is an object without members, but a change that says nothing is an error.
 */
@Provider
public final class FieldsReader implements MessageBodyReader<Fields> {

  @Context private Request request;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Fields.class;
  }

  @Override
  public Fields readFrom(
      Class<Fields> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    if (contentType != null && (mediaType.isWildcardType() || mediaType.isWildcardSubtype())) {
      throw new NotSupportedException("a body is of one type");
    }
    byte[] body = octets(in);
    if (body.length == 0 && HttpMethod.PATCH.equals(request.getMethod())) {
      throw Refused.invalid(
          List.of(
              new FieldError(
                  FieldError.INVALID_TYPE, "", "A body is required: the members to change")));
    }
    if (contentType == null && body.length == 0) {
      return Fields.of(JsonNodeFactory.instance.objectNode());
    }
    boolean isForm =
        contentType != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(mediaType);
    return isForm ? Fields.of(FormBody.read(body), body) : ofJson(body);
  }

  private static byte[] octets(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw MalformedBody.ofBrokenOff();
    }
  }

  /**
   * The members of a JSON body.
   *
   * @throws MalformedBody when it is none
   * @throws Refused INVALID_FIELDS when it is no object
   */
  public static Fields ofJson(byte[] body) {
    return Fields.of(Json.read(body), body);
  }
}
