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
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.countersign.adapters.rest.issuance.DirectIssuance;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.health.ServiceState;
import org.countersign.distribution.lifecycle.RunRecord;
import org.countersign.distribution.settings.TrustedProxies;

/**
 * Turns away what no request may ask. What asks for a certificate takes the short way from here.
 *
 * <p>Our own server stops by way of it too.
 */
@WebFilter("/*")
public class RequestGate implements Filter, RequestGateMBean {

  private static final String NAME = "org.countersign:type=RequestGate";

  private final ServiceState state;
  private final EmbeddedDatabase embedded;
  private final DirectIssuance issuance;
  private final JobScheduler jobs;
  private final RequestLog requests;
  private final TrustedProxies proxies;
  private final RunRecord run;

  @Inject
  RequestGate(
      ServiceState state,
      EmbeddedDatabase embedded,
      DirectIssuance issuance,
      JobScheduler jobs,
      RequestLog requests,
      TrustedProxies proxies,
      RunRecord run) {
    this.state = state;
    this.issuance = issuance;
    this.embedded = embedded;
    this.jobs = jobs;
    this.requests = requests;
    this.proxies = proxies;
    this.run = run;
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
    HttpServletRequest asked = ForwardedRequest.of((HttpServletRequest) request, proxies);
    HttpServletResponse answer = (HttpServletResponse) response;
    requests.during(asked, answer, () -> admit(asked, answer, chain));
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!RequestRules.refusesFraming(request, response)
        && !issuance.answers(request, response)
        && !RequestRules.refusesRoute(request, response)) {
      chain.doFilter(RequestRules.asServerTakes(request), response);
    }
  }

  @Override
  public void close() {
    insideApplication(state::markClosing);
  }

  @Override
  public void finish() {
    insideApplication(
        () -> {
          // First: a look for jobs would open the database again.
          jobs.stop();
          run.stopped();
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
