package org.countersign.distribution.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/** The pooled data source. Which database it reaches is {@link SettingsDataSource}'s affair. */
@DataSourceDefinition(
    name = DatabaseDefinition.JNDI_NAME,
    className = "org.countersign.distribution.database.SettingsDataSource",
    isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 2,
    maxPoolSize = 32,
    maxIdleTime = 300,
    properties = {
      // A connection that the database has dropped is noticed before it is used, and all of them
      // are then made anew; who finds none free waits for some seconds, not for a minute.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    })
@ApplicationScoped
public class DatabaseDefinition {

  /** Where the persistence unit and the schema migration look it up. */
  public static final String JNDI_NAME = "java:app/jdbc/countersign";
}
