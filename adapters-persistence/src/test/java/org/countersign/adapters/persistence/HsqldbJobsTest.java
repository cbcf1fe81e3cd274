package org.countersign.adapters.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class HsqldbJobsTest extends DatabaseJobsContract {

  @TempDir private Path directory;

  @Override
  TestDatabase newDatabase() {
    return new HsqldbDatabase(directory);
  }
}
