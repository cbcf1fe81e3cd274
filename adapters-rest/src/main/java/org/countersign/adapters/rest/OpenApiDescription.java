package org.countersign.adapters.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The description of the API (OpenAPI 3.0), as it is written: YAML in ASCII, and the same as JSON.
 *
 * <p>An application server that reads it into a model of its own writes out something else: what is
 * empty is left out of it, {@code security: []} among the rest, which says that a route takes no
 * token.
 */
public final class OpenApiDescription {

  private static final String RESOURCE = "/META-INF/openapi.yaml";

  private OpenApiDescription() {}

  public static byte[] yaml() {
    try (InputStream in = OpenApiDescription.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] json() {
    try {
      return new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
