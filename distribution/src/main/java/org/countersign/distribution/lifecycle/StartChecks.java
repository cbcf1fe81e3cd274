package org.countersign.distribution.lifecycle;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.adapters.crypto.seal.MasterKey;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.countersign.adapters.persistence.schema.SchemaRefused;
import org.countersign.adapters.persistence.schema.SealedColumns;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.SettingRefused;

/** Whether a server may start on a database with a master key. Looks, and changes nothing. */
public final class StartChecks {

  private StartChecks() {}

  /**
   * Looks at the database, then at the key.
   *
   * @throws SettingRefused when the database cannot be used, or holds what this key has not sealed;
   *     a key that is to be made has sealed nothing
   */
  public static void run(DataSource dataSource, MasterKeyFile masterKey) {
    try {
      SchemaMigration.refuseUnknown(dataSource);
    } catch (SchemaRefused e) {
      throw new SettingRefused(e.getMessage(), e);
    }
    refuseForeignKey(dataSource, masterKey);
  }

  /**
   * Looks at the key alone, on a database whose schema is known.
   *
   * @throws SettingRefused as {@link #run}
   */
  static void refuseForeignKey(DataSource dataSource, MasterKeyFile masterKey) {
    try {
      refuseForeign(masterKey, SealedColumns.samples(dataSource));
    } catch (SchemaRefused e) {
      throw new SettingRefused(e.getMessage(), e);
    }
  }

  private static void refuseForeign(MasterKeyFile file, List<byte[]> samples) {
    if (samples.isEmpty()) {
      return;
    }
    if (file.isToBeMade()) {
      throw file.refused(
          "does not exist, and the database holds keys that are sealed under a master key; put a"
              + " copy of that one there.");
    }
    MasterKey key = opened(file);
    if (!samples.stream().allMatch(key::hasSealed)) {
      throw file.refused(
          "is not the master key under which the keys in the database are sealed; put a copy of"
              + " that one there.");
    }
  }

  private static MasterKey opened(MasterKeyFile file) {
    byte[] octets = file.read();
    try {
      return MasterKey.of(octets);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }
}
