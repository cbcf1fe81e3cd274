package org.countersign.adapters.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecentChangesTest extends RecentChangesContract {

  @TempDir private Path directory;

  @Override
  TestDatabase newDatabase() {
    return new SqliteDatabase(directory);
  }
}
