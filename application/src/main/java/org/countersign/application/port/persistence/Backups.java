package org.countersign.application.port.persistence;

import java.util.Optional;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;

/** Makes copies of the whole database while others write to it. */
public interface Backups {

  /**
   * Copies everything that was committed when this began, and checks the copy.
   *
   * @param name of the copy, without a suffix; no copy of that name is there yet
   * @throws Refused when there is not enough room for it
   * @throws StoreUnavailable when it cannot be written; nothing is left of it then
   * @throws IllegalStateException when the copy is not sound, which says that the database is not
   */
  Backup create(String name);

  /**
   * Why this database is not copied by this program, in a sentence for its administrator; empty
   * when it is.
   */
  Optional<String> unsupported();

  /**
   * A copy.
   *
   * @param file where it is, on the machine of the server
   * @param octets its size
   * @param sha256 over the file, in hexadecimal
   */
  record Backup(String file, long octets, String sha256) {}
}
