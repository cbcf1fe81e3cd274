package org.countersign.application.port.persistence;

class InMemoryStoresTest extends PersistenceContracts {

  private final InMemoryStores stores = new InMemoryStores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
