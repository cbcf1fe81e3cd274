package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.audit.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link AuditTrail} promises. */
public interface AuditTrailContract extends StoresContract {

  Instant NOON = Instant.parse("2030-01-01T12:00:00.000001Z");

  @Test
  default void listsTheEventsOfAProjectLatestFirst() {
    Optional<UUID> project = Optional.of(UUID.randomUUID());
    AuditEvent first = appended(project, NOON);
    AuditEvent third = appended(project, NOON.plusSeconds(2));
    AuditEvent second = appended(project, NOON.plusSeconds(1));
    appended(Optional.of(UUID.randomUUID()), NOON);
    appended(Optional.empty(), NOON);

    assertThat(list(project, FIRST_PAGE)).isEqualTo(new Page<>(List.of(third, second, first), 3));
    assertThat(list(project, new PageRequest(1, 1))).isEqualTo(new Page<>(List.of(second), 3));
  }

  @Test
  default void listsTheWholeInstallation() {
    AuditEvent ofProject = appended(Optional.of(UUID.randomUUID()), NOON);
    AuditEvent ofInstallation = appended(Optional.empty(), NOON.plusSeconds(1));

    assertThat(list(Optional.empty(), FIRST_PAGE).items())
        .containsExactly(ofInstallation, ofProject);
  }

  @Test
  default void keepsEventsOfOneMomentInOneOrder() {
    for (int i = 0; i < 4; i++) {
      appended(Optional.empty(), NOON);
    }

    assertThat(list(Optional.empty(), FIRST_PAGE).items())
        .extracting(event -> event.id().toString())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  default void findsWhatIsAskedForAndNothingElse() {
    Optional<UUID> project = Optional.of(UUID.randomUUID());
    AuditEvent first = appended(project, NOON);
    AuditEvent second = appended(project, NOON.plusSeconds(1));
    AuditEvent third = appended(project, NOON.plus(Duration.ofDays(1)));
    AuditEvent ofServer =
        new AuditEvent(
            RandomValues.idAt(NOON.plusSeconds(2)),
            NOON.plusSeconds(2),
            project,
            Principal.Kind.SYSTEM,
            Optional.empty(),
            "certificate-request.failed",
            "",
            Map.of(),
            Origin.NONE);
    commit(() -> stores().auditTrail().append(ofServer));
    Optional<String> anyAction = Optional.empty();
    Optional<Principal.Kind> anyKind = Optional.empty();
    Optional<UUID> anybody = Optional.empty();
    Optional<Instant> always = Optional.empty();

    assertThat(found(project, Optional.of("certificate.issued"), anyKind, anybody, always, always))
        .containsExactly(third, second, first);
    assertThat(found(project, Optional.of("certificate"), anyKind, anybody, always, always))
        .isEmpty();
    assertThat(
            found(
                project,
                anyAction,
                Optional.of(Principal.Kind.MACHINE_IDENTITY),
                anybody,
                always,
                always))
        .containsExactly(third, second, first);
    assertThat(
            found(project, anyAction, Optional.of(Principal.Kind.SYSTEM), anybody, always, always))
        .containsExactly(ofServer);
    assertThat(found(project, anyAction, Optional.of(Principal.Kind.USER), anybody, always, always))
        .isEmpty();
    assertThat(found(project, anyAction, anyKind, second.actorId(), always, always))
        .containsExactly(second);
    assertThat(
            found(
                project,
                anyAction,
                anyKind,
                anybody,
                Optional.of(second.at()),
                Optional.of(ofServer.at())))
        .containsExactly(ofServer, second);
    assertThat(
            found(
                Optional.empty(),
                anyAction,
                anyKind,
                anybody,
                Optional.of(ofServer.at().plusNanos(1_000)),
                always))
        .containsExactly(third);
    assertThat(
            found(
                project,
                anyAction,
                anyKind,
                anybody,
                always,
                Optional.of(second.at().minusNanos(1_000))))
        .containsExactly(first);
  }

  private List<AuditEvent> found(
      Optional<UUID> projectId,
      Optional<String> action,
      Optional<Principal.Kind> actorKind,
      Optional<UUID> actorId,
      Optional<Instant> from,
      Optional<Instant> to) {
    AuditEventCriteria criteria =
        new AuditEventCriteria(projectId, action, actorKind, actorId, from, to);
    return commit(() -> stores().auditTrail().list(criteria, FIRST_PAGE)).items();
  }

  @Test
  default void keepsEveryDetail() {
    AuditEvent event =
        new AuditEvent(
            UUID.randomUUID(),
            NOON,
            Optional.empty(),
            Principal.Kind.SYSTEM,
            Optional.empty(),
            "installation.started",
            "",
            Map.of("text", "\u0000 \"quoted\" \ud83d\udd11", "empty", ""),
            Origin.NONE);

    commit(() -> stores().auditTrail().append(event));

    assertThat(list(Optional.empty(), FIRST_PAGE).items()).containsExactly(event);
  }

  @ParameterizedTest
  @EnumSource
  default void keepsWhatKindOfPrincipalActed(Principal.Kind kind) {
    AuditEvent event =
        new AuditEvent(
            UUID.randomUUID(),
            NOON,
            Optional.empty(),
            kind,
            kind == Principal.Kind.SYSTEM ? Optional.empty() : Optional.of(UUID.randomUUID()),
            "thing.changed",
            "",
            Map.of(),
            Origin.of("192.0.2.1", null));

    commit(() -> stores().auditTrail().append(event));

    assertThat(list(Optional.empty(), FIRST_PAGE).items()).containsExactly(event);
  }

  @Test
  default void forgetsAnEventWhenWhatItTellsOfDidNotHappen() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().auditTrail().append(Records.anAuditEvent(Optional.empty(), NOON));
                      throw new IllegalStateException("it did not happen");
                    }));

    assertThat(list(Optional.empty(), FIRST_PAGE).totalCount()).isZero();
  }

  private AuditEvent appended(Optional<UUID> projectId, Instant at) {
    AuditEvent event = Records.anAuditEvent(projectId, at);
    commit(() -> stores().auditTrail().append(event));
    return event;
  }

  private Page<AuditEvent> list(Optional<UUID> projectId, PageRequest page) {
    return commit(() -> stores().auditTrail().list(AuditEventCriteria.allOf(projectId), page));
  }
}
