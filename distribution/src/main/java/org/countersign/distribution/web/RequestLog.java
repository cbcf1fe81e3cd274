package org.countersign.distribution.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.countersign.adapters.rest.call.CallPrincipal;
import org.countersign.adapters.rest.error.RequestIdFilter;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.telemetry.ServerMetrics;

/**
 * Says in the log what a line belongs to: the request, and the trace that it is part of. Where the
 * access log is switched on, says of each request how it was answered, with no word of what was
 * asked beyond the path.
 */
@ApplicationScoped
public class RequestLog {

  private static final Logger ACCESS = System.getLogger("org.countersign.access");

  private static final String CONTEXT = "org.countersign:type=LogContext";

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MICROS_PER_MILLI = 1e3;

  private final ServerMetrics metrics;
  private final boolean access;
  private final ThreadLocal<Map<String, Object>> context = context();

  @Inject
  RequestLog(ServerMetrics metrics, Settings settings) {
    this.metrics = metrics;
    this.access = settings.log().access();
  }

  /** For the proxy. */
  RequestLog() {
    this.metrics = null;
    this.access = false;
  }

  /** Of our own server's formatters; on another server nobody reads what is set. */
  @SuppressWarnings("unchecked")
  private static ThreadLocal<Map<String, Object>> context() {
    try {
      return (ThreadLocal<Map<String, Object>>)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName(CONTEXT), "Current");
    } catch (JMException e) {
      return new ThreadLocal<>();
    }
  }

  /** Answers a request. */
  @FunctionalInterface
  interface Exchange {
    void run() throws IOException, ServletException;
  }

  void during(HttpServletRequest request, HttpServletResponse response, Exchange exchange)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    context.set(contextOf(request));
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      exchange.run();
      status = response.getStatus();
    } finally {
      metrics.answered(status);
      if (access) {
        log(request, status, System.nanoTime() - begun);
      }
      context.remove();
    }
  }

  private static Map<String, Object> contextOf(HttpServletRequest request) {
    String id = RequestIdFilter.idOf(request);
    Enumeration<String> traces = request.getHeaders(TraceParent.HEADER);
    if (!traces.hasMoreElements()) {
      return Map.of("requestId", id);
    }
    String trace = traces.nextElement();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("requestId", id);
    if (!traces.hasMoreElements()) {
      TraceParent.read(trace)
          .ifPresent(
              parent -> {
                context.put("traceId", parent.traceId());
                context.put("spanId", parent.parentId());
              });
    }
    return context;
  }

  private void log(HttpServletRequest request, int status, long nanos) {
    Map<String, Object> all = new LinkedHashMap<>(context.get());
    all.put("method", request.getMethod());
    all.put("path", request.getRequestURI());
    all.put("status", status);
    all.put("durationMs", Math.round(nanos / NANOS_PER_MICRO) / MICROS_PER_MILLI);
    Object identity = request.getAttribute(CallPrincipal.IDENTITY);
    if (identity != null) {
      all.put("identity", identity);
    }
    all.put("address", request.getRemoteAddr());
    context.set(all);
    ACCESS.log(Level.INFO, "answered");
  }
}
