package org.countersign.application.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.Refusals.textOf;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.application.access.Caller;
import org.countersign.application.authority.AuthorityScene.Wish;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which CAs are not made, and what is not done to those that are there. */
final class AuthorityRefusalsTest {

  private static final Instant PARENT_END = Instant.parse("2040-01-01T12:00:00Z");
  private static final AuthorityChange SWITCH_OFF =
      new AuthorityChange(Optional.empty(), Optional.of(AuthorityStatus.DISABLED));

  private final AuthorityScene scene = new AuthorityScene();

  private static Arguments refused(String name, Function<AuthorityScene, Wish> wish, String text) {
    return Arguments.of(Named.of(name, wish), text);
  }

  private static Wish below(AuthorityScene scene) {
    return scene.anIntermediateUnder(scene.create(scene.aRoot()));
  }

  static Stream<Arguments> wishes() {
    return Stream.concat(fields(), underAParent());
  }

  private static Stream<Arguments> fields() {
    return Stream.of(
        refused(
            "a name that is no slug",
            scene -> scene.aRoot().named("Root CA"),
            "INVALID_FIELDS: CA name must be 1 to 64 characters and contain only lowercase letters,"
                + " numbers, and hyphens"),
        refused(
            "a name of 65 characters",
            scene -> scene.aRoot().named("a".repeat(65)),
            "INVALID_FIELDS: CA name must be 1 to 64 characters and contain only lowercase letters,"
                + " numbers, and hyphens"),
        refused(
            "a path length below -1",
            scene -> scene.aRoot().withPathLength(-2),
            "INVALID_FIELDS: Path length must be -1 (unlimited) or a non-negative integer"),
        refused(
            "a root with a parent",
            scene ->
                scene.wish(
                    AuthorityType.ROOT, KeyAlgorithm.EC_P256, Optional.of(UUID.randomUUID())),
            "INVALID_FIELDS: A root CA cannot have a parent CA"),
        refused(
            "an end before the beginning",
            scene -> scene.aRoot().until(START),
            "BAD_REQUEST: notBefore must be earlier than notAfter"),
        refused(
            "ten years past the year 9999",
            scene -> scene.aRoot().from(Instant.parse("9995-01-01T00:00:00Z")),
            "BAD_REQUEST: notAfter is after 9999-12-31T23:59:59Z"),
        refused(
            "the end of all time",
            scene -> scene.aRoot().from(Instant.MAX),
            "BAD_REQUEST: notAfter is after 9999-12-31T23:59:59Z"),
        refused(
            "a name that is taken",
            scene -> scene.aRoot().named(scene.create(scene.aRoot().named("root")).name()),
            "CONFLICT: Certificate Authority with name 'root' already exists in project"));
  }

  private static Stream<Arguments> underAParent() {
    return Stream.of(
        refused(
            "a parent that is not there",
            scene -> scene.anIntermediateUnder(UUID.randomUUID()),
            "NOT_FOUND: Certificate Authority not found"),
        refused(
            "a parent in another project",
            scene -> {
              AuthorityScene other = new AuthorityScene();
              CertificateAuthority foreign = other.create(other.aRoot());
              scene.installation.commit(
                  () -> {
                    scene.installation.stores.projects().add(other.project);
                    scene.installation.stores.authorities().add(foreign);
                  });
              return scene.anIntermediateUnder(foreign);
            },
            "NOT_FOUND: Certificate Authority not found"),
        refused(
            "a parent that was switched off",
            scene -> {
              CertificateAuthority root = scene.create(scene.aRoot());
              scene.authorities.update(scene.admin, root.id(), SWITCH_OFF);
              return scene.anIntermediateUnder(root);
            },
            "BAD_REQUEST: CA is not active"),
        refused(
            "a parent that waits for its certificate",
            scene -> scene.anIntermediateUnder(scene.create(scene.anIntermediate())),
            "BAD_REQUEST: CA does not have a certificate installed"),
        refused(
            "a parent that is past its end",
            scene -> {
              Wish wish = below(scene);
              scene.installation.clock.moveTo(PARENT_END.plusSeconds(1));
              return wish;
            },
            "BAD_REQUEST: CA is expired"),
        refused(
            "a beginning before the parent's",
            scene -> below(scene).from(START.minusSeconds(1)),
            "BAD_REQUEST: notBefore date is before CA certificate's notBefore date"),
        refused(
            "an end after the parent's",
            scene -> below(scene).until(PARENT_END.plusSeconds(1)),
            "BAD_REQUEST: notAfter date is after CA certificate's notAfter date"),
        refused(
            "a beginning after the parent's end",
            scene -> below(scene).from(Instant.MAX),
            "BAD_REQUEST: notAfter date is after CA certificate's notAfter date"),
        refused(
            "a parent that may have none below",
            scene -> scene.anIntermediateUnder(scene.create(scene.aRoot().withPathLength(0))),
            "BAD_REQUEST: Issuing CA cannot issue subordinate CA certificates (path length is 0)"),
        refused(
            "a path as long as the parent's",
            scene ->
                scene
                    .anIntermediateUnder(scene.create(scene.aRoot().withPathLength(2)))
                    .withPathLength(2),
            "BAD_REQUEST: Path length (2) must be less than issuing CA's path length (2)"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void refuses(Function<AuthorityScene, Wish> wish, String text) {
    Wish wanted = wish.apply(scene);
    int signed = scene.installation.signingKeys.signed().size();
    assertThat(textOf(() -> scene.create(wanted))).isEqualTo(text);
    assertThat(scene.installation.signingKeys.signed()).hasSize(signed);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void onlyAnAdminMakesChangesOrRemovesOne(ProjectRole role) {
    CertificateAuthority root = scene.create(scene.aRoot());
    Caller member = scene.installation.aMember(scene.project, role);
    String denied = "PERMISSION_DENIED: You are not allowed to %s on certificate-authorities";
    assertThat(textOf(() -> scene.authorities.create(member, scene.aRoot().wanted())))
        .isEqualTo(denied.formatted("create"));
    assertThat(textOf(() -> scene.authorities.update(member, root.id(), SWITCH_OFF)))
        .isEqualTo(denied.formatted("edit"));
    assertThat(textOf(() -> scene.authorities.remove(member, root.id())))
        .isEqualTo(denied.formatted("delete"));
    assertThat(scene.authorities.find(member, root.id())).isEqualTo(root);
  }

  static Stream<Named<BiConsumer<AuthorityScene, ForeignCall>>> foreignCalls() {
    return Stream.of(
        Named.of("find", (scene, call) -> scene.authorities.find(call.caller(), call.id())),
        Named.of(
            "update",
            (scene, call) -> scene.authorities.update(call.caller(), call.id(), SWITCH_OFF)),
        Named.of("remove", (scene, call) -> scene.authorities.remove(call.caller(), call.id())),
        Named.of("chain", (scene, call) -> scene.authorities.chain(call.caller(), call.id())));
  }

  private record ForeignCall(Caller caller, UUID id) {}

  @ParameterizedTest
  @MethodSource("foreignCalls")
  void anotherProjectsAuthorityIsAnsweredLikeOneThatIsNotThere(
      BiConsumer<AuthorityScene, ForeignCall> call) {
    UUID root = scene.create(scene.aRoot()).id();
    Caller foreigner = scene.installation.aMember(scene.installation.aProject(), ProjectRole.ADMIN);
    String missing =
        textOf(() -> call.accept(scene, new ForeignCall(scene.admin, UUID.randomUUID())));
    assertThat(missing).isEqualTo("NOT_FOUND: Certificate Authority not found");
    assertThat(textOf(() -> call.accept(scene, new ForeignCall(foreigner, root))))
        .isEqualTo(missing);
  }

  @Test
  void anotherProjectIsNotThere() {
    Caller foreigner = scene.installation.aStranger();
    AuthorityCriteria all = new AuthorityCriteria(scene.project.id(), "", Optional.empty());
    assertThat(textOf(() -> scene.authorities.list(foreigner, all, FIRST_PAGE)))
        .isEqualTo("NOT_FOUND: Project not found");
    assertThat(textOf(() -> scene.authorities.create(foreigner, scene.aRoot().wanted())))
        .isEqualTo("NOT_FOUND: Project not found");
  }

  @Test
  void oneThatAnotherHangsOnStays() {
    CertificateAuthority root = scene.create(scene.aRoot().named("root"));
    scene.create(scene.anIntermediateUnder(root));
    assertThat(textOf(() -> scene.authorities.remove(scene.admin, root.id())))
        .isEqualTo(
            "CONFLICT: Cannot delete CA 'root': it has issued certificates, or a profile or another"
                + " CA names it. Disable it instead.");
  }

  @Test
  void oneThatGetsAnotherBelowWhileItIsRemovedStays() {
    CertificateAuthority root = scene.create(scene.aRoot().named("root"));
    scene.installation.unitOfWork.rivalDuringUnit(
        1, () -> scene.create(scene.anIntermediateUnder(root)));
    assertThat(textOf(() -> scene.authorities.remove(scene.admin, root.id())))
        .startsWith("CONFLICT: Cannot delete CA 'root'");
  }

  @Test
  void oneWhoseParentIsRemovedMeanwhileIsNotMade() {
    CertificateAuthority root = scene.create(scene.aRoot());
    Wish wish = scene.anIntermediateUnder(root);
    // 1 finds the parent, 2 records the new CA.
    scene.installation.unitOfWork.rivalDuringUnit(
        2, () -> scene.authorities.remove(scene.admin, root.id()));
    assertThat(textOf(() -> scene.create(wish))).startsWith("CONFLICT: ");
  }

  @Test
  void oneWithACertificateDoesNotGoBackToWaiting() {
    CertificateAuthority root = scene.create(scene.aRoot());
    AuthorityChange back =
        new AuthorityChange(Optional.empty(), Optional.of(AuthorityStatus.PENDING_CERTIFICATE));
    assertThat(textOf(() -> scene.authorities.update(scene.admin, root.id(), back)))
        .isEqualTo(
            "BAD_REQUEST: CA has a certificate; its status can be active or disabled, not"
                + " pending-certificate");
  }

  @Test
  void doesNotTakeANameThatIsTaken() {
    scene.create(scene.aRoot().named("root"));
    CertificateAuthority other = scene.create(scene.aRoot());
    AuthorityChange change = new AuthorityChange(Optional.of("root"), Optional.empty());
    assertThat(textOf(() -> scene.authorities.update(scene.admin, other.id(), change)))
        .isEqualTo("CONFLICT: Certificate Authority with name 'root' already exists in project");
  }

  @Test
  void oneThatWasSwitchedOffIsSwitchedOnAgain() {
    CertificateAuthority root = scene.create(scene.aRoot());
    scene.authorities.update(scene.admin, root.id(), SWITCH_OFF);
    scene.authorities.update(
        scene.admin,
        root.id(),
        new AuthorityChange(Optional.empty(), Optional.of(AuthorityStatus.ACTIVE)));
    assertThat(scene.create(scene.anIntermediateUnder(root)).status())
        .isEqualTo(AuthorityStatus.ACTIVE);
  }
}
