package org.countersign.application.backup;

import java.time.Instant;
import org.countersign.application.access.Caller;

/** Makes a consistent copy of the store while it is in use. */
public interface CreateBackup {

  /**
   * @param file where the copy is, on the machine of the server
   * @param octets its size
   * @param sha256 over the file, in hexadecimal
   * @param begunAt what was acknowledged before this moment is in it
   */
  record CreatedBackup(String file, long octets, String sha256, Instant begunAt) {}

  /**
   * Returns when the copy is complete, checked and on the disk.
   *
   * @param caller an administrator of the organisation
   * @throws org.countersign.application.refusal.Refused when the caller may not, another copy is
   *     being made, or the database is one that has to be copied by its own means
   */
  CreatedBackup create(Caller caller);
}
