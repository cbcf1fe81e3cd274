package org.countersign.distribution.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The page on which the REST API is read and tried: Swagger UI over {@code /openapi}, all of it
 * from this server.
 */
@WebServlet("/api-docs/*")
public class ApiDocumentation extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Each file there is, and where it comes from; anything else is not found. */
  private static final Map<String, Page> PAGES =
      Map.of(
          "/index.html", new Page("/api-docs/index.html", "text/html;charset=UTF-8"),
          "/start.js", new Page("/api-docs/start.js", "text/javascript;charset=UTF-8"),
          "/swagger-ui.css", new Page(webjar("swagger-ui.css"), "text/css;charset=UTF-8"),
          "/swagger-ui-bundle.js",
              new Page(webjar("swagger-ui-bundle.js"), "text/javascript;charset=UTF-8"),
          "/favicon-32x32.png", new Page(webjar("favicon-32x32.png"), "image/png"));

  private record Page(String resource, String contentType) {}

  private static String webjar(String file) {
    return "/META-INF/resources/webjars/swagger-ui/" + SwaggerUi.VERSION + "/" + file;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      // Not sendRedirect, which makes a URL of it, with the scheme and the Host of this connection.
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", request.getContextPath() + request.getServletPath() + "/");
      return;
    }
    Page page = PAGES.get(path.equals("/") ? "/index.html" : path);
    if (page == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(page.contentType());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'");
    try (InputStream content = ApiDocumentation.class.getResourceAsStream(page.resource());
        OutputStream out = response.getOutputStream()) {
      content.transferTo(out);
    }
  }
}
