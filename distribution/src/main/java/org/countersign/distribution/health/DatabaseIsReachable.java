package org.countersign.distribution.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.countersign.distribution.database.DatabaseDefinition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether a certificate could be issued now: started, not closing, database at hand. */
@Readiness
@ApplicationScoped
public class DatabaseIsReachable implements HealthCheck {

  private static final int PATIENCE_SECONDS = 2;

  private final ServiceState state;

  @Resource(lookup = DatabaseDefinition.JNDI_NAME)
  private DataSource dataSource;

  @Inject
  DatabaseIsReachable(ServiceState state) {
    this.state = state;
  }

  /** For the proxy. */
  DatabaseIsReachable() {
    this(null);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database")
        .status(state.takesRequests() && isReachable())
        .build();
  }

  private boolean isReachable() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
