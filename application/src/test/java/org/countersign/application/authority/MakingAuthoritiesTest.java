package org.countersign.application.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.Refusals.textOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.issuance.CertificateSigning.SignatureDoesNotVerify;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MakingAuthoritiesTest {

  private static final Instant TEN_YEARS_LATER = Instant.parse("2040-01-01T12:00:00Z");

  private final AuthorityScene scene = new AuthorityScene();

  private static AuthorityCertificate certificate(CertificateAuthority authority) {
    return authority.certificate().orElseThrow();
  }

  @Test
  void aRootSignsItselfForTenYears() {
    CertificateAuthority root = scene.create(scene.aRoot());
    assertThat(root.status()).isEqualTo(AuthorityStatus.ACTIVE);
    assertThat(certificate(root).isSelfSigned()).isTrue();
    assertThat(certificate(root).validity()).isEqualTo(new Validity(START, TEN_YEARS_LATER));
    assertThat(scene.authorities.chain(scene.admin, root.id())).containsExactly(certificate(root));
    assertThat(scene.stored(root)).isEqualTo(root);
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "EC_P384", "EC_P521"})
  void keysOfEachAlgorithmSign(KeyAlgorithm algorithm) {
    CertificateAuthority root = scene.create(scene.aRootWith(algorithm));
    assertThat(certificate(root).publicKey().algorithm()).isEqualTo(algorithm);
  }

  @Test
  void anIntermediateIsSignedByItsParentAtOnce() {
    CertificateAuthority root = scene.create(scene.aRootWith(KeyAlgorithm.EC_P384));
    CertificateAuthority intermediate = scene.create(scene.anIntermediateUnder(root));
    assertThat(intermediate.status()).isEqualTo(AuthorityStatus.ACTIVE);
    assertThat(certificate(intermediate).issuerCertificateId()).contains(certificate(root).id());
    assertThat(scene.authorities.chain(scene.admin, intermediate.id()))
        .containsExactly(certificate(intermediate), certificate(root));
  }

  @Test
  void theSerialNumberAndTheVeryOctetsAreCommittedBeforeAKeySigns() {
    List<ToBeSigned> atSigning = new ArrayList<>();
    scene.installation.signingKeys.beforeSigning(
        () -> atSigning.add(signedContents().get(atSigning.size())));

    CertificateAuthority root = scene.create(scene.aRoot());
    CertificateAuthority intermediate = scene.create(scene.anIntermediateUnder(root));

    assertThat(atSigning)
        .extracting(ToBeSigned::authorityId, ToBeSigned::serialNumber, ToBeSigned::certificateId)
        .containsExactly(
            tuple(root.id(), certificate(root).serialNumber(), certificate(root).id()),
            tuple(
                root.id(),
                certificate(intermediate).serialNumber(),
                certificate(intermediate).id()));
    assertThat(atSigning)
        .extracting(ToBeSigned::der)
        .containsExactlyElementsOf(scene.installation.signingKeys.signed());
    assertThat(atSigning)
        .extracting(ToBeSigned::kind)
        .containsOnly(ToBeSigned.Kind.AUTHORITY_CERTIFICATE);
  }

  private List<ToBeSigned> signedContents() {
    return scene.installation.commit(() -> scene.installation.stores.signedContents().all());
  }

  @Test
  void anIntermediateEndsNoLaterThanItsParent() {
    Instant end = Instant.parse("2031-01-01T00:00:00Z");
    CertificateAuthority root = scene.create(scene.aRoot().until(end));
    CertificateAuthority intermediate = scene.create(scene.anIntermediateUnder(root));
    assertThat(certificate(intermediate).validity().notAfter()).isEqualTo(end);
  }

  @Test
  void anIntermediateWithoutAParentWaitsForItsCertificate() {
    CertificateAuthority waiting = scene.create(scene.anIntermediate());
    assertThat(waiting.status()).isEqualTo(AuthorityStatus.PENDING_CERTIFICATE);
    assertThat(waiting.certificate()).isEmpty();
    assertThat(textOf(() -> scene.authorities.chain(scene.admin, waiting.id())))
        .isEqualTo("BAD_REQUEST: CA does not have a certificate installed");
    assertThat(
            textOf(
                () ->
                    scene.authorities.update(
                        scene.admin,
                        waiting.id(),
                        new AuthorityChange(
                            Optional.empty(), Optional.of(AuthorityStatus.ACTIVE)))))
        .isEqualTo("BAD_REQUEST: CA does not have a certificate installed");
  }

  @Test
  void noLimitUnderAParentWithOneMeansAsFarAsTheParentAllows() {
    CertificateAuthority root = scene.create(scene.aRoot().withPathLength(2));
    assertThat(certificate(root).pathLength()).isEqualTo(OptionalInt.of(2));
    CertificateAuthority below = scene.create(scene.anIntermediateUnder(root));
    assertThat(certificate(below).pathLength()).isEqualTo(OptionalInt.of(1));
    CertificateAuthority last = scene.create(scene.anIntermediateUnder(below).withPathLength(0));
    assertThat(certificate(last).pathLength()).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void noLimitUnderAParentWithoutOneMeansNone() {
    CertificateAuthority root = scene.create(scene.aRoot());
    CertificateAuthority below = scene.create(scene.anIntermediateUnder(root));
    assertThat(certificate(below).pathLength()).isEmpty();
    assertThat(below.maxPathLength()).isEqualTo(-1);
  }

  @Test
  void isRecordedBeforeTheKeySignsWithNoUnitOfWorkOpen() {
    List<AuthorityStatus> atSigning = new ArrayList<>();
    List<Boolean> open = new ArrayList<>();
    scene.installation.signingKeys.beforeSigning(
        () -> {
          open.add(scene.installation.unitOfWork.isOpen());
          all().forEach(authority -> atSigning.add(authority.status()));
        });
    scene.create(scene.aRoot());
    assertThat(atSigning).containsExactly(AuthorityStatus.PENDING_CERTIFICATE);
    assertThat(open).containsExactly(false);
  }

  private List<CertificateAuthority> all() {
    return scene
        .authorities
        .list(
            scene.admin,
            new AuthorityCriteria(scene.project.id(), "", Optional.empty()),
            InMemoryInstallation.FIRST_PAGE)
        .items();
  }

  @Test
  void waitsForEverAndCanBeRemovedWhenTheKeyCannotSign() {
    scene.installation.signingKeys.beforeSigning(
        () -> {
          throw new IllegalStateException("the HSM is away");
        });
    assertThatThrownBy(() -> scene.create(scene.aRoot())).hasMessage("the HSM is away");
    CertificateAuthority left = all().get(0);
    assertThat(left.status()).isEqualTo(AuthorityStatus.PENDING_CERTIFICATE);
    scene.authorities.remove(scene.admin, left.id());
    assertThat(all()).isEmpty();
  }

  @Test
  void installsNoCertificateWhoseSignatureDoesNotVerify() {
    scene.installation.signingKeys.alterSignatures(
        signature -> {
          signature[signature.length - 1] ^= 1;
          return signature;
        });
    assertThatThrownBy(() -> scene.create(scene.aRoot()))
        .isInstanceOf(SignatureDoesNotVerify.class);
    assertThat(all().get(0).certificate()).isEmpty();
  }

  @Test
  void keepsANewNameThatItGotWhileTheKeySigned() {
    scene.installation.signingKeys.beforeSigning(
        () ->
            scene.authorities.update(
                scene.admin,
                all().get(0).id(),
                new AuthorityChange(Optional.of("renamed"), Optional.empty())));
    CertificateAuthority root = scene.create(scene.aRoot());
    assertThat(scene.stored(root).name()).isEqualTo("renamed");
    assertThat(scene.stored(root).status()).isEqualTo(AuthorityStatus.ACTIVE);
  }

  @Test
  void isNotThereWhenItWasRemovedWhileTheKeySigned() {
    scene.installation.signingKeys.beforeSigning(
        () -> scene.authorities.remove(scene.admin, all().get(0).id()));
    assertThat(textOf(() -> scene.create(scene.aRoot())))
        .isEqualTo("NOT_FOUND: Certificate Authority not found");
    assertThat(all()).isEmpty();
  }

  @Test
  void auditsWhatWasMadeAndWhatWasSigned() {
    CertificateAuthority root = scene.create(scene.aRoot());
    assertThat(scene.installation.auditTrail())
        .extracting(event -> event.action() + " " + event.subjectId())
        .containsExactlyInAnyOrder(
            "certificate-authority.created " + root.id(),
            "certificate-authority.activated " + root.id(),
            "certificate-authority.signed-certificate " + root.id());
    assertThat(scene.installation.auditTrail())
        .anySatisfy(
            event ->
                assertThat(event.details())
                    .containsEntry("serialNumber", certificate(root).serialNumber().hex()));
  }

  @Test
  void anybodyReadsACertificateUnderTheAuthorityThatHasIt() {
    CertificateAuthority root = scene.create(scene.aRoot());
    CertificateAuthority other = scene.create(scene.aRoot());
    assertThat(scene.authorities.publicCertificate(root.id(), certificate(root).id()))
        .contains(certificate(root));
    assertThat(scene.authorities.publicCertificate(other.id(), certificate(root).id())).isEmpty();
  }
}
