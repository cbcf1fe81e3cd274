package org.countersign.distribution.wiring;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.countersign.distribution.health.ServiceState;

/** What must have happened before the first request, in this order. A failure ends the start. */
@WebListener
public class StartUp implements ServletContextListener {

  private final ServiceState state;

  @Inject
  StartUp(ServiceState state) {
    this.state = state;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    state.markStarted();
  }
}
