package org.countersign.distribution.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Swagger UI is packed with us: its version is part of the paths inside its jar. */
final class SwaggerUi {

  private static final String DESCRIPTION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  static final String VERSION = version();

  private SwaggerUi() {}

  private static String version() {
    try (InputStream description = SwaggerUi.class.getResourceAsStream(DESCRIPTION)) {
      Properties properties = new Properties();
      properties.load(description);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("The Swagger UI jar does not say its version", e);
    }
  }
}
