package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.Refusals.textOf;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ManagingIdentitiesTest {

  private static final ClientSecretTerms ANY_TERMS = new ClientSecretTerms("", 0, Optional.empty());

  private final LoginScene scene = new LoginScene();
  private final ManageIdentities identities = scene.identities;
  private final Caller admin = scene.admin;

  private static Arguments call(
      String name, BiConsumer<ManageIdentities, Caller> call, String text) {
    return Arguments.of(Named.of(name, call), text);
  }

  static Stream<Arguments> callsOfANonAdmin() {
    UUID id = UUID.randomUUID();
    String read = "PERMISSION_DENIED: You are not allowed to read on identities";
    String edit = "PERMISSION_DENIED: You are not allowed to edit on identities";
    return Stream.of(
        call(
            "create",
            (all, caller) -> all.create(caller, "", OrganizationRole.ADMIN),
            "PERMISSION_DENIED: You are not allowed to create on identities"),
        call("find", (all, caller) -> all.find(caller, id), read),
        call("list", (all, caller) -> all.list(caller, "", FIRST_PAGE), read),
        call(
            "promote itself",
            (all, caller) ->
                all.update(
                    caller, caller.id(), Optional.empty(), Optional.of(OrganizationRole.ADMIN)),
            edit),
        call(
            "remove",
            (all, caller) -> all.remove(caller, id),
            "PERMISSION_DENIED: You are not allowed to delete on identities"),
        call(
            "add a login",
            (all, caller) ->
                all.addUniversalAuth(caller, caller.id(), Optional.empty(), Optional.empty()),
            edit),
        call("see a login", (all, caller) -> all.findUniversalAuth(caller, id), read),
        call(
            "change a login",
            (all, caller) ->
                all.updateUniversalAuth(caller, caller.id(), Optional.empty(), Optional.empty()),
            edit),
        call("remove a login", (all, caller) -> all.removeUniversalAuth(caller, id), edit),
        call(
            "make a secret",
            (all, caller) -> all.createClientSecret(caller, caller.id(), ANY_TERMS),
            edit),
        call("list secrets", (all, caller) -> all.clientSecrets(caller, id), read),
        call("see a secret", (all, caller) -> all.findClientSecret(caller, id, id), read),
        call("revoke a secret", (all, caller) -> all.revokeClientSecret(caller, id, id), edit));
  }

  @ParameterizedTest
  @MethodSource("callsOfANonAdmin")
  void refusesWhoIsNoOrganizationAdminTo(BiConsumer<ManageIdentities, Caller> call, String text) {
    Caller member =
        new Caller(
            Principal.machineIdentity(scene.identity.id(), "robot"), OrganizationRole.MEMBER);
    assertThat(textOf(() -> call.accept(identities, member))).isEqualTo(text);
  }

  static Stream<Arguments> callsAboutNothing() {
    UUID id = UUID.randomUUID();
    String text = "NOT_FOUND: Identity not found";
    return Stream.of(
        call("find", (all, caller) -> all.find(caller, id), text),
        call(
            "update",
            (all, caller) -> all.update(caller, id, Optional.empty(), Optional.empty()),
            text),
        call("remove", (all, caller) -> all.remove(caller, id), text),
        call(
            "add a login",
            (all, caller) -> all.addUniversalAuth(caller, id, Optional.empty(), Optional.empty()),
            text),
        call("see a login", (all, caller) -> all.findUniversalAuth(caller, id), text),
        call("make a secret", (all, caller) -> all.createClientSecret(caller, id, ANY_TERMS), text),
        call("list secrets", (all, caller) -> all.clientSecrets(caller, id), text));
  }

  @ParameterizedTest
  @MethodSource("callsAboutNothing")
  void knowsNoIdentityTo(BiConsumer<ManageIdentities, Caller> call, String text) {
    assertThat(textOf(() -> call.accept(identities, admin))).isEqualTo(text);
  }

  @Test
  void anIdentityMayReadItself() {
    Caller self =
        new Caller(
            Principal.machineIdentity(scene.identity.id(), "robot"), OrganizationRole.MEMBER);
    assertThat(identities.find(self, self.id())).isEqualTo(scene.identity);
    assertThat(identities.findUniversalAuth(self, self.id())).isEqualTo(scene.auth);
    assertThat(identities.clientSecrets(self, self.id())).containsExactly(scene.secret.record());
  }

  @Test
  void anotherIdentitysSecretIsNotThere() {
    Identity other = identities.create(admin, "other", OrganizationRole.MEMBER);
    identities.addUniversalAuth(admin, other.id(), Optional.empty(), Optional.empty());
    UUID secretId = scene.secret.record().id();
    assertThat(textOf(() -> identities.findClientSecret(admin, other.id(), secretId)))
        .isEqualTo("NOT_FOUND: Client secret not found");
    assertThat(textOf(() -> identities.revokeClientSecret(admin, other.id(), secretId)))
        .isEqualTo("NOT_FOUND: Client secret not found");
  }

  @Test
  void anIdentityWithoutALoginHasNoneAndTakesNoSecret() {
    Identity other = identities.create(admin, "other", OrganizationRole.MEMBER);
    String text = "NOT_FOUND: Universal auth not found for this identity";
    assertThat(textOf(() -> identities.findUniversalAuth(admin, other.id()))).isEqualTo(text);
    assertThat(textOf(() -> identities.createClientSecret(admin, other.id(), ANY_TERMS)))
        .isEqualTo(text);
  }

  @Test
  void anIdentityHasOneLoginAlsoWhenTwoAddItAtOnce() {
    Identity other = identities.create(admin, "other", OrganizationRole.MEMBER);
    Runnable add =
        () -> identities.addUniversalAuth(admin, other.id(), Optional.empty(), Optional.empty());
    scene.installation.unitOfWork.rivalDuringUnit(1, add);
    assertThat(textOf(add::run)).isEqualTo("CONFLICT: This identity has universal auth already");
    assertThat(textOf(add::run)).isEqualTo("CONFLICT: This identity has universal auth already");
  }

  @Test
  void theLastAdminStaysOne() {
    String text =
        "CONFLICT: Identity 'identity-%s' is the last organization admin; make another one first"
            .formatted(admin.id());
    assertThat(textOf(() -> identities.remove(admin, admin.id()))).isEqualTo(text);
    assertThat(textOf(() -> demote(admin.id()))).isEqualTo(text);
  }

  private void demote(UUID id) {
    identities.update(admin, id, Optional.empty(), Optional.of(OrganizationRole.MEMBER));
  }

  @Test
  void anAdminMayGoWhenThereIsAnother() {
    Caller second = scene.installation.anAdmin();
    demote(second.id());
    assertThat(admins()).isOne();
    Caller third = scene.installation.anAdmin();
    identities.remove(admin, third.id());
    assertThat(admins()).isOne();
  }

  @Test
  void findsTheOtherAdminBehindManyMembers() {
    Caller second = scene.installation.anAdmin();
    for (int i = 0; i < 250; i++) {
      scene.installation.aStranger();
    }
    demote(second.id());
    assertThat(admins()).isOne();
  }

  @Test
  void twoAdminsThatRemoveEachOtherAtOnceLeaveOne() {
    Caller second = scene.installation.anAdmin();
    scene.installation.unitOfWork.rivalDuringUnit(1, () -> identities.remove(second, admin.id()));
    assertThat(textOf(() -> identities.remove(admin, second.id())))
        .startsWith("CONFLICT: ")
        .endsWith("is the last organization admin; make another one first");
    assertThat(admins()).isOne();
  }

  @Test
  void twoAdminsThatDemoteThemselvesAtOnceLeaveOne() {
    Caller second = scene.installation.anAdmin();
    scene.installation.unitOfWork.rivalDuringUnit(1, () -> demote(second.id()));
    assertThat(textOf(() -> demote(admin.id()))).startsWith("CONFLICT: ");
    assertThat(admins()).isOne();
  }

  private long admins() {
    return scene.installation.commit(
        () -> scene.installation.stores.identities().count(OrganizationRole.ADMIN));
  }

  @Test
  void aChangeToWhatIsRemovedAtTheSameMomentFindsNothing() {
    scene.installation.unitOfWork.rivalDuringUnit(
        1, () -> identities.remove(admin, scene.identity.id()));
    assertThat(
            textOf(
                () ->
                    identities.update(
                        admin, scene.identity.id(), Optional.of("new"), Optional.empty())))
        .isEqualTo("NOT_FOUND: Identity not found");
  }

  @Test
  void changesThatNeverStopCollidingAreRefused() {
    for (int unit = 5; unit >= 1; unit--) {
      scene.installation.unitOfWork.failUnit(unit, new ConcurrentChange("in the way"));
    }
    assertThat(textOf(() -> identities.remove(admin, scene.identity.id())))
        .isEqualTo(
            "CONFLICT: Somebody else changed the same thing at the same moment and nothing was"
                + " done; try again");
  }

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        call(
            "no name",
            (all, caller) -> all.create(caller, " ", OrganizationRole.MEMBER),
            "INVALID_FIELDS: name must have at least 1 characters"),
        call(
            "a name of 256 characters",
            (all, caller) -> all.create(caller, "x".repeat(256), OrganizationRole.MEMBER),
            "INVALID_FIELDS: name has 256 characters; at most 255 are allowed"));
  }

  @ParameterizedTest
  @MethodSource("wrongNames")
  void refuses(BiConsumer<ManageIdentities, Caller> call, String text) {
    assertThat(textOf(() -> call.accept(identities, admin))).isEqualTo(text);
  }

  static Stream<Arguments> wrongLives() {
    Duration longest = Duration.ofDays(3650);
    return Stream.of(
        Arguments.of(Duration.ZERO, null, "accessTokenTTL must be 1 to 315360000 seconds"),
        Arguments.of(
            longest.plusSeconds(1),
            null,
            "accessTokenTTL must be 1 to 315360000 seconds, "
                + "accessTokenMaxTTL must be at most 315360000 seconds"),
        Arguments.of(
            Duration.ofHours(2),
            Duration.ofHours(1),
            "accessTokenMaxTTL must not be shorter than accessTokenTTL"));
  }

  @ParameterizedTest
  @MethodSource("wrongLives")
  void refusesTokensThatLive(Duration ttl, Duration maxTtl, String text) {
    assertThat(
            textOf(
                () ->
                    identities.updateUniversalAuth(
                        admin,
                        scene.identity.id(),
                        Optional.of(ttl),
                        Optional.ofNullable(maxTtl).or(() -> Optional.of(ttl)))))
        .isEqualTo("INVALID_FIELDS: " + text);
  }

  @Test
  void aSecretIsNeverKeptNorWrittenToTheAuditTrail() {
    assertThat(scene.secret.record().hash()).doesNotContain(scene.secret.clientSecret());
    assertThat(scene.secret.record().toString()).doesNotContain(scene.secret.record().hash());
    assertThat(scene.secret.clientSecret()).hasSize(43);
  }
}
