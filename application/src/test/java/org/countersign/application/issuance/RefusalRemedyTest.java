package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.lasting;
import static org.countersign.application.issuance.IssuingProject.on;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.recipe.AcceptableRequest;
import org.countersign.domain.recipe.RecommendedTime;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.Unobtainable;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.UnprovenRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/** What the refused requester is told to ask for, and that it is issued then. */
final class RefusalRemedyTest {

  /** The root's end. */
  private static final Instant END = Instant.parse("2040-01-01T12:00:00Z");

  private final IssuingProject scene = new IssuingProject();

  private RequestRefusal refusal(Command command) {
    return refusalOf(() -> scene.issue(command)).requestRefusal().orElseThrow();
  }

  private Remedy remedy(Command command) {
    return refusal(command).remedy().orElseThrow();
  }

  /** As the remedy says, and nothing else. */
  private Issuance issueAt(RecommendedTime time) {
    return scene.issue(scene.lasting(time.ttl(), time.notBefore(), time.notAfter()));
  }

  private UUID profileLasting(int days) {
    return scene
        .aProfile(
            "lasting", scene.policy, Optional.of(scene.root), EnrollmentMethod.API, lasting(days))
        .id();
  }

  @Test
  void namesTheLatestMomentThatTheAuthorityCanGive() {
    scene.installation.clock.moveTo(END.minus(Duration.ofDays(10)));

    RequestRefusal refusal = refusal(scene.aCommand());

    Violation violation = refusal.violations().get(0);
    assertThat(violation.code()).isEqualTo("validity-after-authority");
    assertThat(violation.allowed()).containsExactly("2040-01-01T12:00:00Z");
    Remedy remedy = refusal.remedy().orElseThrow();
    assertThat(remedy.sameCsr()).isTrue();
    RecommendedTime time = remedy.time().orElseThrow();
    assertThat(time)
        .isEqualTo(new RecommendedTime(Optional.empty(), Optional.empty(), Optional.of(END)));
    assertThat(issueAt(time).certificate().validity().notAfter()).isEqualTo(END);
  }

  @Test
  void movesABeginningBeforeTheAuthoritysToIt() {
    Instant tooEarly = START.minusSeconds(60);
    Instant end = START.plus(Duration.ofDays(10));
    RequestRefusal refusal =
        refusal(scene.lasting(Optional.empty(), Optional.of(tooEarly), Optional.of(end)));

    Violation violation = refusal.violations().get(0);
    assertThat(violation.code()).isEqualTo("validity-before-authority");
    Instant beginning = scene.root.certificate().orElseThrow().validity().notBefore();
    assertThat(violation.allowed()).containsExactly(beginning.toString());
    RecommendedTime time = refusal.remedy().orElseThrow().time().orElseThrow();
    assertThat(time)
        .isEqualTo(new RecommendedTime(Optional.empty(), Optional.of(beginning), Optional.of(end)));
    assertThat(issueAt(time).certificate().validity().notBefore()).isEqualTo(beginning);
  }

  @Test
  void shortensAPeriodBetweenDatesAndKeepsItsBeginning() {
    Instant from = START.plus(Duration.ofDays(1));
    Remedy remedy =
        remedy(
            scene.lasting(
                Optional.empty(), Optional.of(from), Optional.of(from.plus(Duration.ofDays(91)))));

    RecommendedTime time = remedy.time().orElseThrow();
    assertThat(time.notBefore()).contains(from);
    assertThat(time.notAfter()).contains(from.plus(Duration.ofDays(90)));
    assertThat(issueAt(time).certificate().validity().length()).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void saysHowLongWhereNobodySaid() {
    Remedy remedy = remedy(scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(remedy.sameCsr()).isTrue();
    assertThat(remedy.cannotBeHad()).isEmpty();
    assertThat(remedy.time().flatMap(RecommendedTime::ttl)).contains(Duration.ofDays(90));
    assertThat(issueAt(remedy.time().orElseThrow()).request().csr()).isEqualTo(IssuingProject.CSR);
  }

  @Test
  void cutsADefaultToTheAuthoritysEndAndSaysSo() {
    scene.installation.clock.moveTo(END.minus(Duration.ofDays(10)));
    Command command =
        on(profileLasting(30), scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()));

    List<Warning> foretold =
        scene.installation.evaluateCertificateRequest().dryRun(command).warnings();
    Issuance issuance = scene.issue(command);

    assertThat(issuance.certificate().validity().notAfter()).isEqualTo(END);
    assertThat(issuance.warnings())
        .containsExactly(
            new Warning(
                "validity-cut-to-issuer",
                "validity",
                "The profile's default lifetime of 30d would end after the CA's certificate; it was"
                    + " cut to the CA's end, 2040-01-01T12:00:00Z"));
    assertThat(foretold).isEqualTo(issuance.warnings());
  }

  @Test
  void leavesADefaultThatEndsWithTheAuthorityAsItIs() {
    scene.installation.clock.moveTo(END.minus(Duration.ofDays(30)));
    Command command =
        on(profileLasting(30), scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(scene.issue(command).warnings()).isEmpty();
  }

  @Test
  void refusesADefaultWhoseBeginningIsBehindTheAuthoritysEnd() {
    Command command =
        on(profileLasting(30), scene.lasting(Optional.empty(), Optional.of(END), Optional.empty()));

    RequestRefusal refusal = refusal(command);

    assertThat(refusal.violations())
        .extracting(Violation::code)
        .containsExactly("validity-after-authority");
    assertThat(issueAt(refusal.remedy().orElseThrow().time().orElseThrow()).certificate())
        .isNotNull();
  }

  @Test
  void tellsTheRequesterOfABlockedKeyToMakeTheSameRequestWithAnother() {
    CertificationRequest csr = aServerRequest().withDnsName("b.example").build();
    scene.reads("blocked", csr);
    BlockedKey blocked =
        new BlockedKey(
            UUID.randomUUID(),
            BlockedKey.HashedPart.SPKI,
            csr.publicKey().fingerprint(),
            RequestFlaw.KEY_BLOCKED,
            "it leaked",
            Optional.empty(),
            START);
    scene.installation.commit(() -> scene.installation.stores.blockedKeys().add(blocked));

    Remedy remedy = remedy(with("blocked", scene.aCommand()));

    assertThat(remedy.sameCsr()).isFalse();
    assertThat(remedy.time()).isEmpty();
    assertThat(remedy.cannotBeHad()).isEmpty();
    assertThat(names(remedy)).containsExactly("a.example", "b.example");
    assertThat(remedy.recipes()).hasSize(3);
  }

  @Test
  void usesWhatAnUnreadableCsrSaysAllTheSame() {
    CertificationRequest csr = aServerRequest().withDnsName("b.test").build();
    scene.installation.reader.cannotRead(
        "weak",
        RequestFlaw.KEY_SMALL_FACTOR,
        "RSA modulus in CSR is divisible by 7",
        new UnprovenRequest(
            csr.content(),
            Optional.of(KeyAlgorithm.EC_P256),
            Optional.of(KeyAlgorithm.Family.ECDSA)));

    Remedy remedy = remedy(with("weak", scene.aCommand()));

    assertThat(names(remedy)).containsExactly("a.example");
    AcceptableRequest request = remedy.request().orElseThrow();
    assertThat(request.subject().toString()).isEqualTo("C=DE, CN=a.example");
    assertThat(remedy.time()).isEmpty();
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactly("subjectAltName[1]");
  }

  @Test
  void recommendsWhatTheProfileTakesWhereTheTextIsNoCsr() {
    Remedy remedy = remedy(with("no CSR at all", scene.aCommand()));

    assertThat(names(remedy)).containsExactly("www.example");
    assertThat(remedy.request().orElseThrow().subject().isEmpty()).isTrue();
  }

  @Test
  void shortensThePathOfAnAuthorityToWhatItsIssuerLeaves() {
    Command command = scene.anAuthorityUnder(2, OptionalInt.of(7));

    Remedy remedy = remedy(command);

    assertThat(remedy.request().orElseThrow().basicConstraints())
        .isEqualTo(BasicConstraints.authority(1));
    assertThat(remedy.corrections())
        .extracting(correction -> correction.value() + " -> " + correction.instead())
        .containsExactly("pathlen:7 -> pathlen:1");
  }

  @Test
  void saysThatAnAuthorityWithoutRoomIssuesNoAuthority() {
    Remedy remedy = remedy(scene.anAuthorityUnder(0, OptionalInt.of(0)));

    assertThat(remedy.request().orElseThrow().basicConstraints())
        .isEqualTo(BasicConstraints.END_ENTITY);
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::why)
        .contains("The issuing CA cannot issue CA certificates (its path length is 0)");
  }

  @Test
  void hasNoRemedyAgainstAnAuthorityThatDoesNotIssue() {
    scene
        .installation
        .authorities()
        .update(
            scene.admin,
            scene.root.id(),
            new AuthorityChange(Optional.empty(), Optional.of(AuthorityStatus.DISABLED)));

    assertThat(refusal(scene.aCommand()).remedy()).isEmpty();
  }

  @Test
  void changesNoMoreThanAsked() {
    scene.reads("bad", aServerRequest().withDnsName("b.test").build());

    Remedy remedy = remedy(with("bad", scene.aCommand()));

    assertThat(remedy.time()).isEmpty();
    assertThat(remedy.sameCsr()).isFalse();
    assertThat(names(remedy)).containsExactly("a.example");
  }

  private static List<String> names(Remedy remedy) {
    return remedy.request().orElseThrow().names().stream().map(name -> name.text()).toList();
  }
}
