package org.countersign.application.inventory;

import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;

/** The project that a search is about, if the caller may read certificates there. */
final class SearchedProject {

  private static final String NOT_FOUND = "Project not found";

  private SearchedProject() {}

  static ProjectAccess require(
      InventoryUseCases.Stores stores, AccessControl control, Caller caller, UUID projectId) {
    if (stores.projects().find(projectId).isEmpty()) {
      throw Refused.notFound(NOT_FOUND);
    }
    return control.require(caller, projectId, Permission.READ_CERTIFICATES, NOT_FOUND);
  }
}
