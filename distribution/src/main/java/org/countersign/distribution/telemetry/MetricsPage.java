package org.countersign.distribution.telemetry;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.rest.error.ErrorReply;
import org.countersign.adapters.rest.error.RequestIdFilter;
import org.countersign.application.refusal.Refused;
import org.countersign.distribution.settings.Secret;
import org.countersign.distribution.settings.Settings;

/**
 * {@code /metrics}: our own metrics, after those of the server where it has any. With a token set,
 * only for who brings it.
 *
 * <p>JSON, and a choice among the server's metrics by query, are left to the server.
 */
@WebFilter("/metrics/*")
public class MetricsPage implements Filter {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final MetricsReport report;
  private final Optional<byte[]> expected;

  @Inject
  MetricsPage(MetricsReport report, Settings settings) {
    this.report = report;
    this.expected = settings.metricsToken().map(MetricsPage::authorization);
  }

  private static byte[] authorization(Secret token) {
    return ("Bearer " + token.value()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) anyRequest;
    HttpServletResponse response = (HttpServletResponse) anyResponse;
    if (!isAdmitted(request)) {
      String id = RequestIdFilter.idOf(request);
      ErrorReply.to(
              Refused.unauthenticated("The token for /metrics is needed: Authorization: Bearer"),
              id,
              request.getMethod(),
              request.getRequestURI())
          .writeTo(response, id);
    } else if (isOurs(request)) {
      answer(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isAdmitted(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return expected.isEmpty()
        || (authorization != null
            && MessageDigest.isEqual(
                expected.get(), authorization.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isOurs(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return READING.contains(request.getMethod())
        && request.getQueryString() == null
        && (path.equals("/metrics") || path.equals("/metrics/"))
        && (accept == null || !accept.toLowerCase(Locale.ROOT).contains("json"));
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String text = ofServer(request, response, chain) + report.text();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Nothing where no servlet of the server's has this path. */
  private static String ofServer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT) {
      return "";
    }
    KeptResponse kept = new KeptResponse(response);
    chain.doFilter(request, kept);
    return kept.text();
  }
}
