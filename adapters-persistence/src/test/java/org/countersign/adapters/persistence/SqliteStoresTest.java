package org.countersign.adapters.persistence;

import java.nio.file.Path;
import org.countersign.application.port.persistence.PersistenceContracts;
import org.countersign.application.port.persistence.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoresTest extends PersistenceContracts {

  private static JpaStores stores;

  @BeforeAll
  static void open(@TempDir Path directory) {
    stores = new JpaStores(new SqliteDatabase(directory));
  }

  @AfterAll
  static void close() {
    stores.close();
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
