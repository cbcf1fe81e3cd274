package org.countersign.distribution.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.adapters.rest.error.ErrorReply;
import org.countersign.adapters.rest.error.RequestIdFilter;

/**
 * Answers what never reached the REST API, in the same envelope: web.xml sends the container's own
 * errors here, and so comes what no other servlet has, with any method. Says nothing of the cause.
 */
@WebServlet({"/error", "/"})
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer forwarded = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    write(request, response, forwarded == null ? HttpServletResponse.SC_NOT_FOUND : forwarded);
  }

  /** The envelope for a status; what else the answer has to have is the caller's affair. */
  static void write(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    String id = RequestIdFilter.idOf(request);
    ErrorReply.ofStatus(status, id).writeTo(response, id);
  }
}
