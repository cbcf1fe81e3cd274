package org.countersign.adapters.persistence;

class PostgresRecentChangesTest extends RecentChangesContract {

  @Override
  TestDatabase newDatabase() {
    return PostgresServer.newDatabase();
  }
}
