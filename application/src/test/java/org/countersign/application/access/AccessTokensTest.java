package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.countersign.application.Refusals.textOf;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.access.ManageIdentities.NewClientSecret;
import org.countersign.application.port.crypto.FakeSecretSealing;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.OrganizationRole;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an access token. */
final class AccessTokensTest {

  private static final String EXPIRED =
      "TOKEN_EXPIRED: Your token has expired. Please re-authenticate.";
  private static final String NOT_VALID =
      "UNAUTHENTICATED: Access token is not valid. Log in for a new one.";

  private final LoginScene scene = new LoginScene();
  private final String token = scene.logIn().accessToken();

  private String answerTo(String accessToken) {
    return textOf(() -> scene.authenticate.callerOf(accessToken));
  }

  @Test
  void isGoodToTheLastMomentAndNoLonger() {
    scene.installation.clock.moveBy(LoginScene.TTL.minusNanos(1));
    assertThatCode(() -> scene.authenticate.callerOf(token)).doesNotThrowAnyException();
    scene.installation.clock.moveBy(Duration.ofNanos(1));
    assertThat(answerTo(token)).isEqualTo(EXPIRED);
    assertThat(textOf(() -> scene.authenticate.renew(token, LoginScene.ORIGIN))).isEqualTo(EXPIRED);
  }

  @Test
  void isStillToldToHaveExpiredAfterItsRecordIsForgotten() {
    scene.installation.clock.moveBy(Duration.ofDays(30));
    scene.installation.access.forgetExpired().run();
    assertThat(answerTo(token)).isEqualTo(EXPIRED);
  }

  @Test
  void outlivesTheForgettingOfOthers() {
    scene.installation.clock.moveBy(LoginScene.TTL.minusSeconds(1));
    scene.installation.access.forgetExpired().run();
    assertThatCode(() -> scene.authenticate.callerOf(token)).doesNotThrowAnyException();
  }

  @Test
  void somethingElseIsNoToken() {
    assertThat(answerTo("something else")).isEqualTo(NOT_VALID);
    assertThat(textOf(() -> scene.authenticate.renew("something else", LoginScene.ORIGIN)))
        .isEqualTo(NOT_VALID);
    assertThat(textOf(() -> scene.authenticate.revoke("something else", LoginScene.ORIGIN)))
        .isEqualTo(NOT_VALID);
  }

  @Test
  void anotherInstallationsTokenIsNone() {
    assertThat(answerTo(new LoginScene().logIn().accessToken())).isEqualTo(NOT_VALID);
  }

  @Test
  void isLookedForOnceAsLongAsNothingChanges() {
    assertThat(scene.installation.unitOfWork.unitsIn(() -> scene.authenticate.callerOf(token)))
        .isPositive();
    assertThat(scene.installation.unitOfWork.unitsIn(() -> scene.authenticate.callerOf(token)))
        .isZero();
  }

  @Test
  void isDeadAtOnceWhenRevoked() {
    scene.authenticate.callerOf(token);
    scene.authenticate.revoke(token, LoginScene.ORIGIN);
    assertThat(answerTo(token)).isEqualTo(NOT_VALID);
    assertThat(textOf(() -> scene.authenticate.renew(token, LoginScene.ORIGIN)))
        .isEqualTo(NOT_VALID);
    assertThatCode(() -> scene.authenticate.revoke(token, LoginScene.ORIGIN))
        .doesNotThrowAnyException();
  }

  @Test
  void canBeRevokedAfterItExpired() {
    scene.installation.clock.moveBy(Duration.ofDays(30));
    assertThatCode(() -> scene.authenticate.revoke(token, LoginScene.ORIGIN))
        .doesNotThrowAnyException();
  }

  static Stream<Named<Consumer<LoginScene>>> endings() {
    return Stream.of(
        Named.of(
            "its identity is removed",
            scene -> scene.identities.remove(scene.admin, scene.identity.id())),
        Named.of(
            "its client secret is withdrawn",
            scene ->
                scene.identities.revokeClientSecret(
                    scene.admin, scene.identity.id(), scene.secret.record().id())),
        Named.of(
            "its login is taken away",
            scene -> scene.identities.removeUniversalAuth(scene.admin, scene.identity.id())));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void isDeadAtOnceWhen(Consumer<LoginScene> ending) {
    scene.authenticate.callerOf(token);
    ending.accept(scene);
    assertThat(answerTo(token)).isEqualTo(NOT_VALID);
    assertThat(textOf(() -> scene.authenticate.renew(token, LoginScene.ORIGIN)))
        .isEqualTo(NOT_VALID);
  }

  @Test
  void isDeadAfterRenewalsTooWhenItsClientSecretIsWithdrawn() {
    String renewed = scene.authenticate.renew(token, LoginScene.ORIGIN).accessToken();
    assertThatCode(() -> scene.authenticate.callerOf(renewed)).doesNotThrowAnyException();
    scene.identities.revokeClientSecret(
        scene.admin, scene.identity.id(), scene.secret.record().id());
    assertThat(answerTo(renewed)).isEqualTo(NOT_VALID);
  }

  @Test
  void livesOnWhenAnotherClientSecretIsWithdrawnOrItsOwnExpires() {
    NewClientSecret brief =
        scene.aSecret(new ClientSecretTerms("", 1, Optional.of(Duration.ofMinutes(1))));
    String ofBrief = scene.logIn(brief).accessToken();
    scene.installation.clock.moveBy(Duration.ofMinutes(2));
    scene.identities.revokeClientSecret(
        scene.admin, scene.identity.id(), scene.secret.record().id());
    assertThatCode(() -> scene.authenticate.callerOf(ofBrief)).doesNotThrowAnyException();
  }

  @Test
  void isDeadWhenItsClientSecretWasWithdrawnWhileItWasMade() {
    AtomicReference<String> given = new AtomicReference<>();
    scene.installation.unitOfWork.rivalDuringUnit(
        3,
        () ->
            scene.identities.revokeClientSecret(
                scene.admin, scene.identity.id(), scene.secret.record().id()));
    try {
      given.set(scene.logIn().accessToken());
    } catch (Refused refusal) {
      return;
    }
    assertThat(answerTo(given.get())).isEqualTo(NOT_VALID);
  }

  @Test
  void carriesTheRoleThatItsHolderHasNow() {
    scene.authenticate.callerOf(token);
    scene.identities.update(
        scene.admin, scene.identity.id(), Optional.empty(), Optional.of(OrganizationRole.ADMIN));
    assertThat(scene.authenticate.callerOf(token).isOrganizationAdmin()).isTrue();
  }

  @Test
  void isReplacedByItsRenewal() {
    scene.authenticate.callerOf(token);
    scene.installation.clock.moveBy(Duration.ofMinutes(30));
    AccessTokenGrant renewed = scene.authenticate.renew(token, LoginScene.ORIGIN);
    assertThat(renewed.expiresIn()).isEqualTo(LoginScene.TTL);
    assertThat(answerTo(token)).isEqualTo(NOT_VALID);
    assertThat(scene.authenticate.callerOf(renewed.accessToken()).id())
        .isEqualTo(scene.identity.id());
  }

  @Test
  void isNeverRenewedPastTheLongestLifeFromLogin() {
    String current = token;
    for (int i = 0; i < 5; i++) {
      scene.installation.clock.moveBy(Duration.ofMinutes(30));
      current = scene.authenticate.renew(current, LoginScene.ORIGIN).accessToken();
    }
    scene.installation.clock.moveBy(Duration.ofMinutes(29));
    AccessTokenGrant last = scene.authenticate.renew(current, LoginScene.ORIGIN);
    assertThat(last.expiresIn()).isEqualTo(Duration.ofMinutes(1));
    assertThat(last.maxTtl()).isEqualTo(Duration.ofMinutes(1));
    scene.installation.clock.moveBy(Duration.ofMinutes(1));
    assertThat(answerTo(last.accessToken())).isEqualTo(EXPIRED);
  }

  @Test
  void isRenewedOnceWhenTwoAskAtOnce() {
    AtomicReference<AccessTokenGrant> rival = new AtomicReference<>();
    scene.installation.unitOfWork.rivalDuringUnit(
        1, () -> rival.set(scene.authenticate.renew(token, LoginScene.ORIGIN)));
    assertThat(textOf(() -> scene.authenticate.renew(token, LoginScene.ORIGIN)))
        .isEqualTo(NOT_VALID);
    assertThatCode(() -> scene.authenticate.callerOf(rival.get().accessToken()))
        .doesNotThrowAnyException();
  }

  @Test
  void isKnownToAnotherNodeAndRevokedThere() {
    InMemoryStores stores = new InMemoryStores();
    FakeSecretSealing masterKey = new FakeSecretSealing();
    InMemoryInstallation one = new InMemoryInstallation(stores, masterKey);
    InMemoryInstallation other = new InMemoryInstallation(stores, masterKey);
    one.access.bootstrap().prepareTokenSigning();
    one.access
        .bootstrap()
        .createFirstIdentity(new BootstrapInstallation.Credentials("first", "a first secret"));
    String ofOne =
        one.access.authenticate().logIn("first", "a first secret", LoginScene.ORIGIN).accessToken();
    Authenticate elsewhere = other.access.authenticate();
    Authenticate here = one.access.authenticate();
    assertThat(here.callerOf(ofOne).isOrganizationAdmin()).isTrue();
    assertThat(elsewhere.callerOf(ofOne).isOrganizationAdmin()).isTrue();
    elsewhere.revoke(ofOne, LoginScene.ORIGIN);
    assertThat(textOf(() -> here.callerOf(ofOne))).isEqualTo(NOT_VALID);
  }

  @Test
  void isNotWrittenWhereItsGrantIs() {
    assertThat(scene.logIn().toString()).doesNotContain("_").doesNotContain(token);
    assertThat(scene.secret.toString()).doesNotContain(scene.secret.clientSecret());
    assertThat(scene.installation.auditTrail().toString())
        .doesNotContain(scene.secret.clientSecret())
        .doesNotContain(token);
  }
}
