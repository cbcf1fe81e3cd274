package org.countersign.adapters.rest.issuance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.adapters.rest.RestApplication;
import org.countersign.adapters.rest.access.BearerAuthentication;
import org.countersign.adapters.rest.call.CallOrigin;
import org.countersign.adapters.rest.call.CallPrincipal;
import org.countersign.adapters.rest.error.ErrorReply;
import org.countersign.adapters.rest.error.RequestIdFilter;
import org.countersign.adapters.rest.json.BodyLimitFilter;
import org.countersign.adapters.rest.json.FieldsReader;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.access.Caller;

/**
 * The one hot route without Jakarta REST, whose matching, injection and filters cost as much as
 * issuing does. It takes a request for a certificate as clients nearly always send it, and gives
 * the answers of {@link IssuanceResource} to it; whatever is unusual is left to that.
 */
@Dependent
public class DirectIssuance {

  private static final String PATH = RestApplication.PATH + "/v1/cert-manager/certificates";

  /** Lower case, without spaces. */
  private static final Set<String> PLAIN_JSON =
      Set.of("application/json", "application/json;charset=utf-8");

  private final BearerAuthentication authentication;
  private final IssuanceExchange exchange;

  @Inject
  public DirectIssuance(BearerAuthentication authentication, IssuanceExchange exchange) {
    this.authentication = authentication;
    this.exchange = exchange;
  }

  /**
   * Answers a request, if it is one for this route.
   *
   * @return false when it is not; nothing of it has been read then
   */
  public boolean answers(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isPlain(request)) {
      return false;
    }
    String requestId = RequestIdFilter.idOf(request);
    response.setHeader(RequestIdFilter.HEADER, requestId);
    try {
      byte[] body = body(request);
      Caller caller =
          authentication.callerOf(request.getHeader("Authorization"), CallOrigin.of(request));
      request.setAttribute(CallPrincipal.IDENTITY, caller.id());
      IssuanceExchange.Reply reply =
          exchange.issue(
              caller,
              values(request, IdempotencyKeyHeader.NAME),
              Set.of(),
              FieldsReader.ofJson(body));
      if (reply.replayed()) {
        response.setHeader(IdempotencyKeyHeader.REPLAYED, "true");
      }
      Json.writeTo(response, HttpServletResponse.SC_OK, reply.answer());
    } catch (RuntimeException e) {
      ErrorReply.to(e, requestId, request.getMethod(), request.getRequestURI())
          .writeTo(response, requestId);
    }
    return true;
  }

  private static boolean isPlain(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        && request.getRequestURI().equals(request.getContextPath() + PATH)
        && request.getQueryString() == null
        && request.getContentLength() > 0
        && request.getContentLength() <= BodyLimitFilter.LIMIT_BYTES
        && isJson(values(request, "Content-Type"))
        && values(request, "Authorization").size() == 1;
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(request.getContentLength());
    } catch (IOException e) {
      throw MalformedBody.ofBrokenOff();
    }
  }

  private static boolean isJson(List<String> contentTypes) {
    return contentTypes.size() == 1
        && PLAIN_JSON.contains(contentTypes.get(0).replace(" ", "").toLowerCase(Locale.ROOT));
  }

  private static List<String> values(HttpServletRequest request, String header) {
    Enumeration<String> values = request.getHeaders(header);
    return values.hasMoreElements() ? Collections.list(values) : List.of();
  }
}
