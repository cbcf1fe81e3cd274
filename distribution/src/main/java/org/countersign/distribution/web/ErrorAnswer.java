package org.countersign.distribution.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Answers what never reached the REST API, in the same envelope: web.xml sends the container's own
 * errors here. Says nothing of the cause.
 */
@WebServlet("/error")
public class ErrorAnswer extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer forwarded = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = forwarded == null ? HttpServletResponse.SC_NOT_FOUND : forwarded;
    String id = UUID.randomUUID().toString();
    byte[] body =
        """
        {"reqId":"%s","statusCode":%d,"message":"%s","error":"%s"}"""
            .formatted(id, status, message(status), error(status))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader("X-Request-Id", id);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String error(int status) {
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      return "InternalServerError";
    }
    return status == HttpServletResponse.SC_NOT_FOUND ? "NotFound" : "BadRequest";
  }

  private static String message(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> "Not found";
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "Method not allowed";
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "Request body is too large";
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "The server is stopping";
      default ->
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? "Bad request"
              : "Something went wrong";
    };
  }
}
