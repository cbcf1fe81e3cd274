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
    maxIdleTime = 300)
@ApplicationScoped
public class DatabaseDefinition {

  /** Where the persistence unit and the schema migration look it up. */
  public static final String JNDI_NAME = "java:app/jdbc/countersign";
}
