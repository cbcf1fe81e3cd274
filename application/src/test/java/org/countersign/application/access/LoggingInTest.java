package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.Refusals.textOf;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.access.ManageIdentities.NewClientSecret;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.audit.Origin;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoggingInTest {

  private static final String WRONG = "UNAUTHENTICATED: Invalid credentials";
  private static final String LOCKED =
      "UNAUTHENTICATED: Too many failed logins. Logging in with this client id from this address is"
          + " refused for some time after each.";
  private static final Origin ELSEWHERE = Origin.of("198.51.100.7", null);

  private final LoginScene scene = new LoginScene();

  private record Credentials(String clientId, String clientSecret) {
    static Credentials of(LoginScene scene, NewClientSecret secret) {
      return new Credentials(scene.auth.clientId(), secret.clientSecret());
    }
  }

  @Test
  void givesATokenThatNamesItsHolder() {
    AccessTokenGrant grant = scene.logIn();
    assertThat(grant.expiresIn()).isEqualTo(LoginScene.TTL);
    assertThat(grant.maxTtl()).isEqualTo(LoginScene.MAX_TTL);
    assertThat(scene.authenticate.callerOf(grant.accessToken()))
        .isEqualTo(Caller.of(scene.identity));
  }

  static Stream<Named<Function<LoginScene, Credentials>>> wrongCredentials() {
    return Stream.of(
        Named.of(
            "an unknown client id",
            scene -> new Credentials(UUID.randomUUID().toString(), scene.secret.clientSecret())),
        Named.of(
            "a wrong secret", scene -> new Credentials(scene.auth.clientId(), "certainly not")),
        Named.of(
            "a secret that only begins right",
            scene ->
                new Credentials(
                    scene.auth.clientId(), scene.secret.clientSecret().substring(0, 4) + "no")),
        Named.of("an empty secret", scene -> new Credentials(scene.auth.clientId(), "")),
        Named.of(
            "an expired secret",
            scene -> {
              NewClientSecret expired =
                  scene.aSecret(new ClientSecretTerms("", 0, Optional.of(Duration.ofMinutes(1))));
              scene.installation.clock.moveBy(Duration.ofMinutes(1));
              return Credentials.of(scene, expired);
            }),
        Named.of(
            "a secret that is used up",
            scene -> {
              NewClientSecret once = scene.aSecret(new ClientSecretTerms("", 1, Optional.empty()));
              scene.logIn(once);
              scene.installation.hashing.checks();
              return Credentials.of(scene, once);
            }),
        Named.of(
            "a secret that was revoked",
            scene -> {
              scene.identities.revokeClientSecret(
                  scene.admin, scene.identity.id(), scene.secret.record().id());
              return Credentials.of(scene, scene.secret);
            }),
        Named.of(
            "another identity's secret",
            scene -> new Credentials("another-client", scene.secret.clientSecret())));
  }

  @ParameterizedTest
  @MethodSource("wrongCredentials")
  void answersTheSameAfterTheSameWorkWhateverIsWrong(Function<LoginScene, Credentials> wrong) {
    Credentials credentials = wrong.apply(scene);
    assertThat(
            textOf(
                () ->
                    scene.authenticate.logIn(
                        credentials.clientId(), credentials.clientSecret(), LoginScene.ORIGIN)))
        .isEqualTo(WRONG);
    assertThat(scene.installation.hashing.checks()).isOne();
  }

  @Test
  void refusesWhatIsTooLongToBeACredentialWithoutHashingIt() {
    String tooLong = "x".repeat(1025);
    assertThat(textOf(() -> scene.authenticate.logIn(tooLong, "x", LoginScene.ORIGIN)))
        .isEqualTo(WRONG);
    assertThat(textOf(() -> scene.authenticate.logIn("x", tooLong, LoginScene.ORIGIN)))
        .isEqualTo(WRONG);
    assertThat(scene.installation.hashing.checks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threeFailuresShutTheDoorWhetherTheClientIdIsKnownOrNot(boolean known) {
    String clientId = known ? scene.auth.clientId() : "nobody";
    for (int i = 0; i < 3; i++) {
      scene.guess(clientId);
    }
    scene.installation.hashing.checks();
    assertThat(
            textOf(
                () ->
                    scene.authenticate.logIn(
                        clientId, scene.secret.clientSecret(), LoginScene.ORIGIN)))
        .isEqualTo(LOCKED);
    assertThat(scene.installation.hashing.checks()).isZero();
  }

  @Test
  void theDoorStaysShutTwiceAsLongAfterEachFurtherFailureUpToThreeHundredSeconds() {
    scene.guess(scene.auth.clientId());
    scene.guess(scene.auth.clientId());
    for (int seconds : new int[] {30, 60, 120, 240, 300, 300}) {
      scene.guess(scene.auth.clientId());
      scene.installation.clock.moveBy(Duration.ofSeconds(seconds).minusNanos(1));
      assertThat(textOf(scene::logIn)).as("after %d s", seconds).isEqualTo(LOCKED);
      scene.installation.clock.moveBy(Duration.ofNanos(1));
    }
    assertThatCode(scene::logIn).doesNotThrowAnyException();
  }

  @Test
  void saysWhenTheDoorOpens() {
    for (int i = 0; i < 3; i++) {
      scene.guess(scene.auth.clientId());
    }
    scene.installation.clock.moveBy(Duration.ofMillis(10_500));
    assertThatThrownBy(scene::logIn)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.retryAfterSeconds()).hasValue(20));
  }

  @Test
  void theDoorStaysOpenForOtherAddresses() {
    for (int i = 0; i < 3; i++) {
      scene.guess(scene.auth.clientId(), ELSEWHERE);
    }
    assertThatCode(scene::logIn).doesNotThrowAnyException();
    // Nor does that success open it there.
    assertThat(
            textOf(
                () ->
                    scene.authenticate.logIn(
                        scene.auth.clientId(), scene.secret.clientSecret(), ELSEWHERE)))
        .isEqualTo(LOCKED);
  }

  @Test
  void theAddressesOfOneIpv6NetworkAreOne() {
    for (String address :
        new String[] {"2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:DB8:0:1::3"}) {
      scene.guess("nobody", Origin.of(address, null));
    }
    assertThat(
            textOf(
                () ->
                    scene.authenticate.logIn(
                        "nobody", "x", Origin.of("2001:db8:0:1:2:3:4:5", null))))
        .isEqualTo(LOCKED);
    scene.guess("nobody", Origin.of("2001:db8:0:2::1", null));
  }

  @Test
  void anAdminOpensTheDoorForEveryAddress() {
    for (int i = 0; i < 3; i++) {
      scene.guess(scene.auth.clientId());
      scene.guess(scene.auth.clientId(), ELSEWHERE);
      scene.guess("nobody");
    }
    scene.identities.unlock(scene.admin, scene.identity.id());
    assertThatCode(scene::logIn).doesNotThrowAnyException();
    scene.guess(scene.auth.clientId(), ELSEWHERE);
    assertThat(textOf(() -> scene.authenticate.logIn("nobody", "x", LoginScene.ORIGIN)))
        .isEqualTo(LOCKED);
    assertThat(
            textOf(() -> scene.identities.unlock(Caller.of(scene.identity), scene.identity.id())))
        .startsWith("PERMISSION_DENIED");
  }

  @Test
  void failuresAreForgottenAfterAnHour() {
    scene.guess(scene.auth.clientId());
    scene.guess(scene.auth.clientId());
    scene.installation.clock.moveBy(Duration.ofHours(1));
    scene.guess(scene.auth.clientId());
    assertThatCode(scene::logIn).doesNotThrowAnyException();
  }

  @Test
  void aSuccessForgetsTheFailuresBeforeIt() {
    for (int round = 0; round < 3; round++) {
      scene.guess(scene.auth.clientId());
      scene.guess(scene.auth.clientId());
      scene.logIn();
    }
  }

  @Test
  void otherClientIdsStayOpen() {
    for (int i = 0; i < 3; i++) {
      scene.guess("nobody");
    }
    assertThatCode(scene::logIn).doesNotThrowAnyException();
  }

  @Test
  void guessesSentAtOnceAreNoMoreTriesThanGuessesInARow() {
    // 1 looks at the lock, 2 finds the secrets; while the hash is computed, others fail.
    scene.installation.unitOfWork.rivalDuringUnit(
        2,
        () -> {
          for (int i = 0; i < 3; i++) {
            scene.guess(scene.auth.clientId());
          }
        });
    assertThat(textOf(scene::logIn)).isEqualTo(LOCKED);
  }

  @Test
  void countsFailuresThatCollide() {
    for (int i = 0; i < 2; i++) {
      // 3 counts the failure, which another one does at the same moment.
      scene.installation.unitOfWork.rivalDuringUnit(3, () -> scene.guess("nobody"));
      scene.guess("nobody");
    }
    assertThat(textOf(() -> scene.authenticate.logIn("nobody", "x", LoginScene.ORIGIN)))
        .isEqualTo(LOCKED);
  }

  @Test
  void aSecretForOneLoginIsGoodForOneOfTwoAtOnce() {
    NewClientSecret once = scene.aSecret(new ClientSecretTerms("", 1, Optional.empty()));
    // 3 admits the caller.
    scene.installation.unitOfWork.rivalDuringUnit(3, () -> scene.logIn(once));
    assertThat(textOf(() -> scene.logIn(once))).isEqualTo(WRONG);
    assertThat(secretNow(once).uses()).isOne();
  }

  @Test
  void countsTheLoginsOfASecretWithALimit() {
    NewClientSecret twice = scene.aSecret(new ClientSecretTerms("", 2, Optional.empty()));
    scene.logIn(twice);
    scene.logIn(twice);
    assertThat(secretNow(twice).uses()).isEqualTo(2);
    assertThat(textOf(() -> scene.logIn(twice))).isEqualTo(WRONG);
  }

  @Test
  void doesNotAdmitASecretThatIsRevokedWhileItIsChecked() {
    scene.installation.unitOfWork.rivalDuringUnit(
        2,
        () ->
            scene.identities.revokeClientSecret(
                scene.admin, scene.identity.id(), scene.secret.record().id()));
    assertThat(textOf(scene::logIn)).isEqualTo(WRONG);
  }

  @Test
  void doesNotAdmitAnIdentityThatIsRemovedWhileItLogsIn() {
    scene.installation.unitOfWork.rivalDuringUnit(
        3, () -> scene.identities.remove(scene.admin, scene.identity.id()));
    assertThat(textOf(scene::logIn)).isEqualTo(WRONG);
  }

  @Test
  void ofTwoSecretsThatBeginAlikeEachOpens() {
    String first = scene.secret.clientSecret();
    String second = first.substring(0, 4) + "and then something else";
    ClientSecret like = scene.secret.record();
    scene.installation.commit(
        () ->
            scene
                .installation
                .stores
                .identities()
                .addClientSecret(
                    new ClientSecret(
                        UUID.randomUUID(),
                        like.identityId(),
                        "",
                        like.prefix(),
                        scene.installation.hashing.hash(second),
                        0,
                        0,
                        Optional.empty(),
                        false,
                        like.createdAt())));
    assertThatCode(() -> scene.authenticate.logIn(scene.auth.clientId(), first, LoginScene.ORIGIN))
        .doesNotThrowAnyException();
    assertThatCode(() -> scene.authenticate.logIn(scene.auth.clientId(), second, LoginScene.ORIGIN))
        .doesNotThrowAnyException();
  }

  private ClientSecret secretNow(NewClientSecret secret) {
    return scene.identities.findClientSecret(
        scene.admin, scene.identity.id(), secret.record().id());
  }
}
