package org.countersign.distribution.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.countersign.adapters.rest.OpenApiDescription;

/**
 * The description of the API: YAML, or JSON for {@code format=json} and for who accepts JSON.
 *
 * <p>It takes the place of the server's own, which adds a member that OpenAPI does not have and
 * leaves out which routes take no token.
 */
@WebServlet("/openapi")
public class ApiDescription extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean json = wantsJson(request);
    byte[] description = json ? OpenApiDescription.json() : OpenApiDescription.yaml();
    response.setContentType(json ? "application/json" : "application/yaml");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(description.length);
    response.getOutputStream().write(description);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    String accept = request.getHeader("Accept");
    return format == null
        ? accept != null && accept.toLowerCase(Locale.ROOT).contains("json")
        : format.equalsIgnoreCase("json");
  }
}
