package org.countersign.adapters.persistence;

import org.countersign.application.port.persistence.PersistenceContracts;
import org.countersign.application.port.persistence.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresStoresTest extends PersistenceContracts {

  private static JpaStores stores;

  @BeforeAll
  static void open() {
    stores = new JpaStores(PostgresServer.newDatabase());
  }

  @AfterAll
  static void close() {
    if (stores != null) {
      stores.close();
    }
  }

  @BeforeEach
  void empty() {
    stores.empty();
  }

  @Override
  protected Stores stores() {
    return stores;
  }
}
