package org.countersign.adapters.persistence;

class PostgresJobsTest extends DatabaseJobsContract {

  @Override
  TestDatabase newDatabase() {
    return PostgresServer.newDatabase();
  }
}
