package org.countersign.application.key;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.key.KeyScene.FIRST_PAGE;
import static org.countersign.application.key.KeyScene.fingerprint;
import static org.countersign.application.port.persistence.CertificateSearch.certificatesOf;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.countersign.application.access.Caller;
import org.countersign.application.key.ManageBlockedKeys.Blocked;
import org.countersign.application.key.ManageBlockedKeys.Cause;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.key.RsaModulus;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockingKeysTest {

  private static final Cause LEAKED = new Cause(RequestFlaw.KEY_BLOCKED, " it leaked ");

  private final KeyScene scene = new KeyScene();
  private final ManageBlockedKeys keys = scene.blockedKeys;
  private final Caller admin = scene.installation.anAdmin();

  @Test
  void blocksAKeyByItsHashInEitherCase() {
    BlockedKey key = keys.block(admin, HashedPart.SPKI, "AB" + fingerprint(1).substring(2), LEAKED);
    assertThat(key.sha256()).isEqualTo("ab" + fingerprint(1).substring(2));
    assertThat(key.reason()).isEqualTo("it leaked");
    assertThat(key.blockedBy()).contains(admin.id());
    assertThat(keys.find(admin, key.id(), FIRST_PAGE).key()).isEqualTo(key);
    assertThat(keys.list(admin, "LEAKED", FIRST_PAGE).items()).containsExactly(key);
  }

  @Test
  void blocksTheKeyInAPem() {
    scene.reader.knows("PEM", fingerprint(7));
    assertThat(keys.blockPem(admin, "PEM", LEAKED).sha256()).isEqualTo(fingerprint(7));
    assertThat(textOf(() -> keys.blockPem(admin, "other", LEAKED)))
        .isEqualTo("BAD_REQUEST: No PEM block is in the text");
  }

  @Test
  void refusesAKeyThatIsBlocked() {
    keys.block(admin, HashedPart.SPKI, fingerprint(1), LEAKED);
    assertThat(textOf(() -> keys.block(admin, HashedPart.SPKI, fingerprint(1), LEAKED)))
        .isEqualTo("CONFLICT: This key is blocked already");
  }

  @Test
  void blocksWhatIsNewInAList() {
    keys.block(admin, HashedPart.SPKI, fingerprint(1), LEAKED);
    scene.installation.clock.moveBy(Duration.ofSeconds(1));
    Cause debian = new Cause(RequestFlaw.KEY_DEBIAN_WEAK, "RSA 2048, i386");
    List<String> list = List.of(fingerprint(1), fingerprint(2), fingerprint(3), fingerprint(2));
    assertThat(keys.blockAll(admin, HashedPart.SPKI, list, debian)).isEqualTo(new Blocked(2, 1));
    assertThat(scene.blocked()).containsExactly(fingerprint(1), fingerprint(2), fingerprint(3));
    assertThat(scene.lastEvent().action()).isEqualTo("blocked-keys.imported");
    assertThat(scene.lastEvent().details())
        .containsEntry("added", "2")
        .containsEntry("alreadyBlocked", "1")
        .containsEntry("code", "key-debian-weak");
  }

  @Test
  void blocksAListOfWhichAnotherBlocksOneAtTheSameMoment() {
    scene.installation.unitOfWork.rivalDuringUnit(
        1, () -> keys.block(admin, HashedPart.SPKI, fingerprint(2), LEAKED));
    assertThat(
            keys.blockAll(admin, HashedPart.SPKI, List.of(fingerprint(1), fingerprint(2)), LEAKED))
        .isEqualTo(new Blocked(1, 1));
  }

  @Test
  void namesTheCertificatesOnAKey() {
    IssuedCertificate certificate = scene.certifiedOnP256(1);
    scene.certifiedOnP256(2);
    BlockedKey key = keys.block(admin, HashedPart.SPKI, fingerprint(1), LEAKED);
    assertThat(keys.find(admin, key.id(), FIRST_PAGE).certificates().items())
        .containsExactly(certificate);
  }

  /** Also those issued a moment ago, and on keys of the modulus with another exponent. */
  @Test
  void namesTheCertificatesOnAModulusAtOnce() {
    IssuedCertificate certificate = scene.certified(1, 10, 11);
    IssuedCertificate withAnotherExponent = scene.certified(2, 10, 11);
    scene.certified(3, 12, 13);
    String modulus =
        new RsaModulus(fingerprint(1), KeyScene.prime(10).multiply(KeyScene.prime(11)))
            .fingerprint();

    BlockedKey key = keys.block(admin, HashedPart.MODULUS, modulus.toUpperCase(ROOT), LEAKED);

    assertThat(key.part()).isEqualTo(HashedPart.MODULUS);
    assertThat(key.sha256()).isEqualTo(modulus);
    assertThat(scene.lastEvent().details()).containsEntry("modulusFingerprint", modulus);
    assertThat(keys.find(admin, key.id(), FIRST_PAGE).certificates().items())
        .containsExactlyInAnyOrder(certificate, withAnotherExponent);
    assertThat(
            scene
                .installation
                .commit(
                    () ->
                        scene
                            .installation
                            .stores
                            .certificates()
                            .search(
                                certificatesOf(certificate.projectId()).onBlockedKey(true).build(),
                                scene.installation.clock.instant(),
                                FIRST_PAGE))
                .items())
        .containsExactlyInAnyOrder(certificate, withAnotherExponent);
  }

  @Test
  void importsHashesOfModuli() {
    List<String> list = List.of(fingerprint(1), fingerprint(2));
    assertThat(keys.blockAll(admin, HashedPart.MODULUS, list, LEAKED)).isEqualTo(new Blocked(2, 0));
    assertThat(keys.list(admin, fingerprint(1), FIRST_PAGE).items())
        .singleElement()
        .satisfies(key -> assertThat(key.part()).isEqualTo(HashedPart.MODULUS));
  }

  @Test
  void takesAKeyOffTheList() {
    BlockedKey key = keys.block(admin, HashedPart.SPKI, fingerprint(1), LEAKED);
    scene.installation.clock.moveBy(Duration.ofSeconds(1));
    assertThat(keys.unblock(admin, key.id())).isEqualTo(key);
    assertThat(scene.blocked()).isEmpty();
    assertThat(scene.lastEvent().action()).isEqualTo("blocked-key.removed");
    assertThat(scene.lastEvent().actorId()).isEqualTo(Optional.of(admin.id()));
    assertThat(textOf(() -> keys.unblock(admin, key.id())))
        .isEqualTo("NOT_FOUND: Blocked key not found");
    assertThat(textOf(() -> keys.find(admin, key.id(), FIRST_PAGE)))
        .isEqualTo("NOT_FOUND: Blocked key not found");
  }

  static Stream<Arguments> wrong() {
    String hash = "A SHA-256 hash over a SubjectPublicKeyInfo has 64 hex digits";
    String reason = "reason must have 1 to 255 characters";
    return Stream.of(
        call("63 digits", (all, c) -> all.block(c, HashedPart.SPKI, "0".repeat(63), LEAKED), hash),
        call("no hex", (all, c) -> all.block(c, HashedPart.SPKI, "g".repeat(64), LEAKED), hash),
        call(
            "no hash of a modulus",
            (all, c) -> all.block(c, HashedPart.MODULUS, "x", LEAKED),
            "A SHA-256 hash over an RSA modulus has 64 hex digits"),
        call(
            "one of a list",
            (all, c) -> all.blockAll(c, HashedPart.SPKI, List.of(fingerprint(1), "x"), LEAKED),
            hash),
        call(
            "1001 hashes",
            (all, c) ->
                all.blockAll(c, HashedPart.SPKI, Collections.nCopies(1001, fingerprint(1)), LEAKED),
            "spkiSha256s has 1001 items; at most 1000 are allowed"),
        call(
            "no reason",
            (all, c) -> all.block(c, HashedPart.SPKI, fingerprint(1), reason(" ")),
            reason),
        call(
            "a long reason",
            (all, c) -> all.block(c, HashedPart.SPKI, fingerprint(1), reason("x".repeat(256))),
            reason),
        call(
            "a code that the key itself tells",
            (all, c) ->
                all.block(c, HashedPart.SPKI, fingerprint(1), new Cause(RequestFlaw.KEY_ROCA, "x")),
            "Keys are blocked for key-blocked or key-debian-weak"));
  }

  private static Cause reason(String reason) {
    return new Cause(RequestFlaw.KEY_BLOCKED, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refuses(String what, BiConsumer<ManageBlockedKeys, Caller> call, String text) {
    assertThat(textOf(() -> call.accept(keys, admin)))
        .as(what)
        .isEqualTo("INVALID_FIELDS: " + text);
    assertThat(scene.blocked()).isEmpty();
  }

  static Stream<Arguments> callsOfANonAdmin() {
    UUID id = UUID.randomUUID();
    return Stream.of(
        call("block", (all, c) -> all.block(c, HashedPart.SPKI, fingerprint(1), LEAKED), "create"),
        call("block a PEM", (all, c) -> all.blockPem(c, "PEM", LEAKED), "create"),
        call(
            "block a list",
            (all, c) -> all.blockAll(c, HashedPart.SPKI, List.of(), LEAKED),
            "create"),
        call("list", (all, c) -> all.list(c, "", FIRST_PAGE), "read"),
        call("find", (all, c) -> all.find(c, id, FIRST_PAGE), "read"),
        call("unblock", (all, c) -> all.unblock(c, id), "delete"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callsOfANonAdmin")
  void refusesWhoIsNoOrganizationAdminTo(
      String what, BiConsumer<ManageBlockedKeys, Caller> call, String action) {
    assertThat(textOf(() -> call.accept(keys, scene.installation.aStranger())))
        .isEqualTo("PERMISSION_DENIED: You are not allowed to " + action + " on blocked-keys");
  }

  private static Arguments call(
      String what, BiConsumer<ManageBlockedKeys, Caller> call, String text) {
    return Arguments.of(what, call, text);
  }
}
