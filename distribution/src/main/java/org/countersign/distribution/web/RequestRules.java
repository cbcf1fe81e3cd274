package org.countersign.distribution.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What holds for a request whatever route it is for, and for the routes that are the server's own.
 *
 * <p>Whether a request can be told from the next on its connection our own server has seen to
 * before; on another, this is as much as an application can do.
 */
final class RequestRules {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Set<String> SERVER_ROUTES =
      Set.of("/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/openapi");

  /** The first segments of routes that are read, and nothing else. */
  private static final Set<String> READ_ONLY = Set.of("health", "metrics", "openapi", "api-docs");

  /** Set where a strict reader of requests stands before the server's own. */
  private static final String EDGE = "org.countersign.http.edge";

  private RequestRules() {}

  /** Answers a request whose body the server may have left to be read as the next request. */
  static boolean refusesFraming(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean isKnown = METHODS.contains(request.getMethod());
    boolean isChunked = request.getHeader("Transfer-Encoding") != null;
    if (!isKnown || (isChunked && !Boolean.getBoolean(EDGE))) {
      // The server has taken away a Content-Length beside Transfer-Encoding, by which a proxy may
      // have read another end of this request: nothing may follow it (RFC 9112, 6.1).
      response.setHeader("Connection", "close");
    }
    if (isKnown) {
      return false;
    }
    methodNotAllowed(request, response, METHODS);
    return true;
  }

  /** Answers what the server's own routes would answer in words of theirs. */
  static boolean refusesRoute(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String info = request.getPathInfo();
    String path = request.getServletPath() + (info == null ? "" : info);
    int end = path.indexOf('/', 1);
    String first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    if (!READ_ONLY.contains(first)) {
      return false;
    }
    if (!first.equals("api-docs") && !SERVER_ROUTES.contains(withoutSlash(path))) {
      ErrorServlet.write(request, response, HttpServletResponse.SC_NOT_FOUND);
      return true;
    }
    if (!READING.contains(request.getMethod())) {
      methodNotAllowed(request, response, READING);
      return true;
    }
    return false;
  }

  /** A request for HEAD as one for GET, for a servlet that forgot it: the server sends no body. */
  static HttpServletRequest asServerTakes(HttpServletRequest request) {
    if (!request.getMethod().equals("HEAD") || !request.getServletPath().equals("/metrics")) {
      return request;
    }
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static void methodNotAllowed(
      HttpServletRequest request, HttpServletResponse response, Set<String> methods)
      throws IOException {
    response.setHeader("Allow", String.join(", ", methods.stream().sorted().toList()));
    ErrorServlet.write(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
