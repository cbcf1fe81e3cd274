package org.countersign.distribution.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.countersign.adapters.rest.issuance.DirectIssuance;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.health.ServiceState;

/**
 * Counts the requests under way, and turns away what no request may ask and, once the server is
 * stopping, all that are new. What asks for a certificate takes the short way from here.
 */
@WebFilter("/*")
public class RequestGate implements Filter, RequestGateMBean {

  /** As long as a service manager takes to start another. */
  private static final String RETRY_SECONDS = "5";

  private static final String NAME = "org.countersign:type=RequestGate";

  private final AtomicInteger active = new AtomicInteger();
  private final ServiceState state;
  private final EmbeddedDatabase embedded;
  private final DirectIssuance issuance;
  private final JobScheduler jobs;
  private volatile boolean closed;

  @Inject
  RequestGate(
      ServiceState state, EmbeddedDatabase embedded, DirectIssuance issuance, JobScheduler jobs) {
    this.state = state;
    this.issuance = issuance;
    this.embedded = embedded;
    this.jobs = jobs;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(NAME);
      if (beans.isRegistered(name)) {
        // Of an earlier deployment in the same server.
        beans.unregisterMBean(name);
      }
      beans.registerMBean(this, name);
    } catch (JMException e) {
      throw new ServletException("The request gate cannot be registered", e);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    active.incrementAndGet();
    try {
      admit((HttpServletRequest) request, (HttpServletResponse) response, chain);
    } finally {
      active.decrementAndGet();
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (closed) {
      response.setHeader("Connection", "close");
      response.setHeader("Retry-After", RETRY_SECONDS);
      ErrorServlet.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (!RequestRules.refusesFraming(request, response)
        && !issuance.answers(request, response)
        && !RequestRules.refusesRoute(request, response)) {
      chain.doFilter(RequestRules.asServerTakes(request), response);
    }
  }

  @Override
  public int getActive() {
    return active.get();
  }

  @Override
  public void close() {
    closed = true;
    insideApplication(state::markClosing);
  }

  @Override
  public void finish() {
    insideApplication(
        () -> {
          // First: a look for jobs would open the database again.
          jobs.stop();
          embedded.close();
        });
  }

  /** The process calls from a thread of its own, on which no bean of ours could be found. */
  private static void insideApplication(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(RequestGate.class.getClassLoader());
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
