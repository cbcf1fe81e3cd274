package org.countersign.adapters.rest.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.backup.CreateBackup;
import org.countersign.application.backup.CreateBackup.CreatedBackup;

/** Copies of the embedded database. */
@Path("/v1/admin/backup")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class BackupResource {

  private final CreateBackup backups;

  @Inject
  public BackupResource(CreateBackup backups) {
    this.backups = backups;
  }

  /** Makes one, and answers when it is complete, checked and on the disk. */
  @POST
  public JsonAnswer create(@BeanParam Call call) {
    CreatedBackup created = backups.create(call.caller());
    return new Answer(
        new BackupAnswer(created.file(), created.octets(), created.sha256(), created.begunAt()));
  }

  record Answer(BackupAnswer backup) implements JsonAnswer {}

  /** {@code file} is on the machine of the server. */
  record BackupAnswer(String file, long sizeBytes, String sha256, Instant begunAt) {}
}
