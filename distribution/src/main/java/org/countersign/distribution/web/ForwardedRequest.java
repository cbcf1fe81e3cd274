package org.countersign.distribution.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.List;
import org.countersign.adapters.rest.call.CallOrigin;
import org.countersign.distribution.settings.TrustedProxies;

/** A request as the client sent it to a trusted proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final ForwardedClient client;

  private ForwardedRequest(HttpServletRequest request, ForwardedClient client) {
    super(request);
    this.client = client;
  }

  /** What is said of the client counts when a trusted proxy says it; else it is overlooked. */
  static HttpServletRequest of(HttpServletRequest request, TrustedProxies proxies) {
    HttpServletRequest seen = request;
    if (proxies.contains(request.getRemoteAddr())) {
      ForwardedClient client =
          ForwardedClient.read(
              values(request, "Forwarded"),
              values(request, "X-Forwarded-For"),
              values(request, "X-Forwarded-Proto"),
              values(request, "X-Forwarded-Host"),
              proxies::contains);
      seen = new ForwardedRequest(request, client);
    }
    request.setAttribute(CallOrigin.ADDRESS, seen.getRemoteAddr());
    return seen;
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public String getRemoteAddr() {
    return client.address().orElseGet(super::getRemoteAddr);
  }

  @Override
  public String getRemoteHost() {
    return getRemoteAddr();
  }

  @Override
  public String getScheme() {
    return client.scheme().orElseGet(super::getScheme);
  }

  @Override
  public boolean isSecure() {
    return getScheme().equals("https");
  }

  @Override
  public String getServerName() {
    return client.host().map(ForwardedRequest::name).orElseGet(super::getServerName);
  }

  @Override
  public int getServerPort() {
    if (client.host().isEmpty()) {
      return client.scheme().isEmpty() ? super.getServerPort() : schemePort();
    }
    String host = client.host().get();
    String port = host.substring(name(host).length());
    return port.isEmpty() ? schemePort() : Integer.parseInt(port.substring(1));
  }

  private int schemePort() {
    return isSecure() ? HTTPS_PORT : HTTP_PORT;
  }

  private static String name(String host) {
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  @Override
  public StringBuffer getRequestURL() {
    StringBuffer url = new StringBuffer(getScheme()).append("://").append(getServerName());
    if (getServerPort() != schemePort()) {
      url.append(':').append(getServerPort());
    }
    return url.append(getRequestURI());
  }
}
