package org.countersign.distribution.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether the schema is there, the keys are opened and what a crash left pending is settled. */
@Startup
@ApplicationScoped
public class StartIsComplete implements HealthCheck {

  private final ServiceState state;

  @Inject
  StartIsComplete(ServiceState state) {
    this.state = state;
  }

  /** For the proxy. */
  StartIsComplete() {
    this(null);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("start").status(state.isStarted()).build();
  }
}
