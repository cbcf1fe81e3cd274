package org.countersign.distribution.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether a certificate could be issued now: started, not closing, database at hand. Known from
 * those who ask it all the time: who asks for the health of a server waits for nobody.
 */
@Readiness
@ApplicationScoped
public class DatabaseIsReachable implements HealthCheck {

  /** More than ten looks; one that takes as long waits for a database that does not answer. */
  private static final Duration LOOKED_WITHIN = Duration.ofSeconds(3);

  private final ServiceState state;
  private final RecentChanges changes;
  private final DatabaseAvailability availability;

  @Inject
  DatabaseIsReachable(
      ServiceState state, RecentChanges changes, DatabaseAvailability availability) {
    this.state = state;
    this.changes = changes;
    this.availability = availability;
  }

  /** For the proxy. */
  DatabaseIsReachable() {
    this(null, null, null);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database")
        .status(
            state.takesRequests()
                && availability.isServing()
                && changes.lookedWithin(LOOKED_WITHIN))
        .build();
  }
}
