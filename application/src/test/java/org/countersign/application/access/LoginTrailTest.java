package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.Refusals.textOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.audit.Origin;
import org.junit.jupiter.api.Test;

/** What the audit trail says of logins and tokens. */
final class LoginTrailTest {

  private final LoginScene scene = new LoginScene();

  private List<AuditEvent> events(String action) {
    return scene.installation.auditTrail().stream()
        .filter(event -> event.action().equals(action))
        .toList();
  }

  private AuditEvent event(String action) {
    assertThat(events(action)).as(action).hasSize(1);
    return events(action).get(0);
  }

  @Test
  void saysWhoLoggedInFromWhereAndWithWhichSecret() {
    scene.logIn();

    AuditEvent login = event("identity.logged-in");
    assertThat(login.actorKind()).isEqualTo(Principal.Kind.MACHINE_IDENTITY);
    assertThat(login.actorId()).contains(scene.identity.id());
    assertThat(login.subjectId()).isEqualTo(scene.identity.id().toString());
    assertThat(login.origin()).isEqualTo(LoginScene.ORIGIN);
    assertThat(login.details())
        .containsEntry("clientSecretId", scene.secret.record().id().toString());
  }

  @Test
  void saysThatATokenWasRenewedAndRevoked() {
    String token = scene.logIn().accessToken();
    String renewed = scene.authenticate.renew(token, LoginScene.ORIGIN).accessToken();
    scene.authenticate.revoke(renewed, LoginScene.ORIGIN);
    scene.authenticate.revoke(renewed, LoginScene.ORIGIN);
    scene.authenticate.revoke(token, LoginScene.ORIGIN);

    String first = event("identity.logged-in").details().get("accessTokenId");
    AuditEvent renewal = event("access-token.renewed");
    assertThat(renewal.details()).containsEntry("formerId", first);
    AuditEvent revocation = event("access-token.revoked");
    assertThat(revocation.subjectId()).isEqualTo(renewal.subjectId());
    assertThat(List.of(renewal, revocation))
        .allSatisfy(
            event -> {
              assertThat(event.actorId()).contains(scene.identity.id());
              assertThat(event.origin()).isEqualTo(LoginScene.ORIGIN);
            });
  }

  @Test
  void tellsOfAFailureAtOnceAndOfMoreOnceAMinute() {
    scene.guess(scene.auth.clientId());
    scene.guess(scene.auth.clientId());

    assertThat(event("identity.login-failed").details()).containsEntry("attempts", "1");
    assertThat(event("identity.login-failed").subjectId())
        .isEqualTo(scene.identity.id().toString());
    assertThat(event("identity.login-failed").actorKind()).isEqualTo(Principal.Kind.SYSTEM);
    assertThat(event("identity.login-failed").origin()).isEqualTo(LoginScene.ORIGIN);

    scene.installation.clock.moveBy(Duration.ofMinutes(1));
    scene.logIn();

    assertThat(events("identity.login-failed"))
        .extracting(AuditEvent::details)
        .containsExactly(Map.of("attempts", "1"), Map.of("attempts", "1"));
  }

  @Test
  void saysWhenLoggingInIsRefusedFromNowOn() {
    for (int i = 0; i < 5; i++) {
      textOf(() -> scene.authenticate.logIn(scene.auth.clientId(), "wrong", LoginScene.ORIGIN));
    }

    AuditEvent lockout = event("identity.locked-out");
    assertThat(lockout.subjectId()).isEqualTo(scene.identity.id().toString());
    assertThat(lockout.origin()).isEqualTo(LoginScene.ORIGIN);
    scene.installation.clock.moveBy(Duration.ofMinutes(1));
    scene.installation.access.forgetExpired().run();
    assertThat(attempts(events("identity.login-failed"))).isEqualTo(5);
  }

  /** Whatever a stranger tries from one address is one event a minute, and keeps nothing of it. */
  @Test
  void aStrangerCannotFillIt() {
    for (int i = 0; i < 50; i++) {
      scene.guess("a client id, or a secret in its place " + i);
    }
    textOf(() -> scene.authenticate.logIn("x".repeat(2_000), "x", LoginScene.ORIGIN));
    scene.installation.clock.moveBy(Duration.ofSeconds(59));
    scene.guess("another");
    assertThat(events("identity.login-failed")).hasSize(1);

    scene.installation.clock.moveBy(Duration.ofSeconds(1));
    scene.guess("the last");

    assertThat(events("identity.login-failed")).hasSize(2);
    assertThat(attempts(events("identity.login-failed"))).isEqualTo(53);
    assertThat(events("identity.login-failed"))
        .extracting(AuditEvent::subjectId)
        .containsOnly("unknown");
    assertThat(scene.installation.auditTrail().toString()).doesNotContain("in its place");
    assertThat(events("identity.locked-out")).isEmpty();
  }

  @Test
  void aStrangerWithManyAddressesCannotFillItEither() {
    FailedLogins failures = new FailedLogins(scene.installation.clock);
    int told = 0;
    int attempts = 0;
    for (int i = 0; i < 5_000; i++) {
      failures.add(Optional.empty(), Origin.of("2001:db8::" + Integer.toHexString(i), "x"));
      List<FailedLogins.Failures> due = failures.due();
      told += due.size();
      attempts += due.stream().mapToInt(FailedLogins.Failures::attempts).sum();
    }
    assertThat(told).isEqualTo(FailedLogins.MOST_SOURCES + 1);

    failures.add(Optional.of(UUID.randomUUID()), Origin.of("2001:db8::ffff", "x"));
    assertThat(failures.due()).as("of an identity").hasSize(1);
    scene.installation.clock.moveBy(Duration.ofMinutes(1));
    List<FailedLogins.Failures> rest = failures.due();
    assertThat(attempts + rest.stream().mapToInt(FailedLogins.Failures::attempts).sum())
        .isEqualTo(5_000);
    scene.installation.clock.moveBy(Duration.ofMinutes(1));
    failures.add(Optional.empty(), Origin.of("2001:db8::ffff", "x"));
    assertThat(failures.due())
        .as("room again")
        .extracting(failure -> failure.origin().address())
        .containsExactly(Optional.of("2001:db8::ffff"));
  }

  private static int attempts(List<AuditEvent> failures) {
    return failures.stream()
        .mapToInt(event -> Integer.parseInt(event.details().get("attempts")))
        .sum();
  }
}
