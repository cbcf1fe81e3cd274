package org.countersign.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.Refusals.textOf;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.Caller;
import org.countersign.application.inventory.InventoryUseCases;
import org.countersign.application.inventory.ReadAuditTrail;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.audit.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReadingTheAuditTrailTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final ReadAuditTrail trail =
      InventoryUseCases.auditTrail(
          installation.unitOfWork, installation.stores.auditTrail(), installation.control());
  private final Project project = installation.aProject();
  private final AuditEvent ours = append(Optional.of(project.id()));
  private final AuditEvent theirs = append(Optional.of(UUID.randomUUID()));
  private final AuditEvent ofAll = append(Optional.empty());

  private AuditEvent append(Optional<UUID> projectId) {
    AuditEvent event = Records.anAuditEvent(projectId, InMemoryInstallation.START);
    installation.commit(() -> installation.stores.auditTrail().append(event));
    return event;
  }

  @ParameterizedTest
  @EnumSource(names = {"ADMIN", "AUDITOR"})
  void ofAProjectIsForItsAdminsAndAuditors(ProjectRole role) {
    Caller member = installation.aMember(project, role);
    assertThat(
            trail
                .list(member, AuditEventCriteria.allOf(Optional.of(project.id())), FIRST_PAGE)
                .items())
        .containsExactly(ours);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPERATOR", "REQUESTER"})
  void ofAProjectIsNotForItsOtherMembers(ProjectRole role) {
    Caller member = installation.aMember(project, role);
    assertThat(
            textOf(
                () ->
                    trail.list(
                        member, AuditEventCriteria.allOf(Optional.of(project.id())), FIRST_PAGE)))
        .isEqualTo("PERMISSION_DENIED: You are not allowed to read on audit-logs");
  }

  @Test
  void ofAnotherProjectIsNotThere() {
    Caller stranger = installation.aStranger();
    assertThat(
            textOf(
                () ->
                    trail.list(
                        stranger, AuditEventCriteria.allOf(Optional.of(project.id())), FIRST_PAGE)))
        .isEqualTo("NOT_FOUND: Project not found");
  }

  @Test
  void ofTheInstallationIsForOrganizationAdmins() {
    assertThat(
            trail
                .list(
                    installation.anAdmin(), AuditEventCriteria.allOf(Optional.empty()), FIRST_PAGE)
                .items())
        .containsExactlyInAnyOrder(ours, theirs, ofAll);
    Caller projectAdmin = installation.aMember(project, ProjectRole.ADMIN);
    assertThat(
            textOf(
                () ->
                    trail.list(
                        projectAdmin, AuditEventCriteria.allOf(Optional.empty()), FIRST_PAGE)))
        .isEqualTo("PERMISSION_DENIED: You are not allowed to read on audit-logs");
  }
}
