package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.on;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.Caller;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.issuance.IssueExactlyOnce.Outcome;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one certificate: at once, one after the other, and across a crash. */
final class IssuingExactlyOnceTest {

  private static final Key KEY = new Key("order-4711", "0c".repeat(32));
  private static final Key SAME_KEY_OTHER_BODY = new Key(KEY.text(), "0d".repeat(32));

  private static final String IN_WORK =
      "CONFLICT: The first request with this Idempotency-Key is still being processed; repeat it"
          + " with the same key in a few seconds";
  private static final String REUSED =
      "IDEMPOTENCY_KEY_REUSED: This Idempotency-Key was used before with another request body; use"
          + " a new key";

  private static final Duration LONG = Duration.ofSeconds(30);

  private final IssuingProject scene = new IssuingProject();
  private final InMemoryInstallation node = scene.installation;

  private Outcome issue(Command command, Key key) {
    return node.issueExactlyOnce(LONG).issue(command, key);
  }

  private String impatiently(Command command, Key key) {
    return textOf(() -> node.issueExactlyOnce(Duration.ofMillis(20)).issue(command, key));
  }

  private Outcome issue() {
    return issue(scene.aCommand(), KEY);
  }

  private long issued() {
    return scene.requests().stream().filter(r -> r.status() == RequestStatus.ISSUED).count();
  }

  @Test
  void givesTheWholeFirstAnswerAgain() {
    scene.reads("odd", aServerRequest().withCommonName("b.example").build());
    Command command = with("odd", scene.aCommand());
    Outcome first = issue(command, KEY);
    assertThat(first.replayed()).isFalse();
    assertThat(first.issuance().warnings()).isNotEmpty();
    assertThat(first.issuance().elements()).isNotEmpty();

    node.clock.moveBy(Duration.ofDays(10));
    Outcome again = issue(command, KEY);

    assertThat(again.replayed()).isTrue();
    assertThat(again.issuance()).isEqualTo(first.issuance());
    assertThat(issued()).isOne();
  }

  @Test
  void repeatsTheFirstAnswerEvenWhenThePolicyWouldRefuseByNow() {
    Outcome first = issue();
    scene.reads(IssuingProject.CSR, aServerRequest().withDnsName("evil.test").build());

    assertThat(issue().issuance()).isEqualTo(first.issuance());
  }

  @Test
  void issuesOneCertificateTo64WhoAskAtOnceOfTwoThatShareOnlyTheStores() throws Exception {
    List<IssueExactlyOnce> nodes =
        List.of(node.issueExactlyOnce(LONG), node.issueExactlyOnce(LONG));

    List<Outcome> outcomes =
        atOnce(64, number -> nodes.get(number % 2).issue(scene.aCommand(), KEY));

    assertThat(outcomes).hasSize(64);
    assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
    assertThat(outcomes.stream().map(Outcome::issuance).distinct()).hasSize(1);
    assertThat(scene.onlyRequest().status()).isEqualTo(RequestStatus.ISSUED);
  }

  @Test
  void refusesTheKeyWithAnotherBody() {
    issue();

    assertThat(textOf(() -> issue(scene.aCommand(), SAME_KEY_OTHER_BODY))).isEqualTo(REUSED);
    assertThat(scene.requests()).hasSize(1);
  }

  @Test
  void refusesTheKeyOnAnotherProfile() {
    issue();
    Command elsewhere =
        on(scene.aProfile("other", scene.policy, scene.root).id(), scene.aCommand());

    assertThat(textOf(() -> issue(elsewhere, KEY))).isEqualTo(REUSED);
  }

  @Test
  void givesAnotherIdentityACertificateOfItsOwn() {
    Caller other = node.aMember(scene.project, ProjectRole.OPERATOR);
    Outcome first = issue();

    Outcome second = issue(by(other, scene.aCommand()), SAME_KEY_OTHER_BODY);

    assertThat(second.replayed()).isFalse();
    assertThat(second.issuance().certificate()).isNotEqualTo(first.issuance().certificate());
  }

  @Test
  void tellsKeysApartByCase() {
    issue();

    assertThat(issue(scene.aCommand(), new Key("ORDER-4711", KEY.bodyHash())).replayed()).isFalse();
  }

  @Test
  void bindsNothingToWhatIsRefused() {
    scene.reads(IssuingProject.CSR, aServerRequest().withDnsName("b.test").build());
    assertThat(textOf(this::issue)).startsWith("BAD_REQUEST: ");
    scene.reads(IssuingProject.CSR, aServerRequest().build());

    assertThat(issue(scene.aCommand(), SAME_KEY_OTHER_BODY).replayed()).isFalse();
    assertThat(issued()).isOne();
  }

  @Test
  void repeatsNothingToWhoMayNotIssueAnyLonger() {
    issue();
    node.commit(() -> node.stores.memberships().remove(scene.project.id(), scene.operator.id()));

    assertThat(textOf(this::issue)).isEqualTo("NOT_FOUND: Certificate profile not found");
  }

  @Test
  void issuesInsteadOfARequestThatFailed() {
    IllegalStateException outage = new IllegalStateException("the HSM is away");
    node.signingKeys.beforeSigning(
        () -> {
          throw outage;
        });
    assertThatThrownBy(this::issue).isSameAs(outage);
    assertThat(textOf(() -> issue(scene.aCommand(), SAME_KEY_OTHER_BODY))).isEqualTo(REUSED);
    node.signingKeys.beforeSigning(() -> {});

    Outcome second = issue();

    assertThat(second.replayed()).isFalse();
    assertThat(issue()).isEqualTo(new Outcome(second.issuance(), true));
    assertThat(scene.requests().stream().map(IssuanceRecord::status))
        .containsExactlyInAnyOrder(RequestStatus.ISSUED, RequestStatus.FAILED);
  }

  @Test
  void issuesOnceInsteadOfARequestThatFailedHoweverManyRetry() throws Exception {
    leaveItPending();
    settle();
    IssueExactlyOnce once = node.issueExactlyOnce(LONG);

    List<Outcome> outcomes = atOnce(64, number -> once.issue(scene.aCommand(), KEY));

    assertThat(outcomes.stream().map(Outcome::issuance).distinct()).hasSize(1);
    assertThat(issued()).isOne();
    assertThat(scene.requests()).hasSize(2);
  }

  @Test
  void asksToRepeatWhatANodeLeftPending() {
    leaveItPending();

    assertThat(impatiently(scene.aCommand(), KEY)).isEqualTo(IN_WORK);
    assertThat(scene.onlyRequest().status()).isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void waitsUntilWhatANodeLeftPendingIsSettledAndIssuesThen() throws Exception {
    leaveItPending();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Outcome> waiting = thread.submit(() -> issue());
      Thread.sleep(50);
      assertThat(waiting.isDone()).isFalse();

      settle();

      assertThat(waiting.get(30, TimeUnit.SECONDS).replayed()).isFalse();
    } finally {
      thread.shutdownNow();
    }
    assertThat(issued()).isOne();
  }

  @Test
  void waitsForTheOneThatSignsAndTakesItsAnswer() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<Future<Outcome>> waiting = new ArrayList<>();
    node.signingKeys.beforeSigning(
        () -> {
          if (waiting.isEmpty()) {
            waiting.add(thread.submit(() -> issue()));
          }
          assertThat(impatiently(scene.aCommand(), KEY)).isEqualTo(IN_WORK);
        });
    try {
      Outcome first = issue();

      assertThat(waiting.get(0).get(30, TimeUnit.SECONDS))
          .isEqualTo(new Outcome(first.issuance(), true));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void keepsTheKeyUntilTheCertificateEnds() {
    Outcome first = issue();

    node.clock.moveBy(Duration.ofDays(30));
    node.forgetIdempotencyKeys();
    assertThat(issue().issuance()).isEqualTo(first.issuance());

    node.clock.moveBy(Duration.ofSeconds(1));
    node.forgetIdempotencyKeys();
    assertThat(issue().replayed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "{}[]():;,\\"})
  void takesVisibleAscii(String text) {
    assertThat(Key.isKey(text)).isTrue();
    assertThat(Key.isKey(text.repeat(255 / text.length()))).isTrue();
    assertThat(Key.isKey(text.repeat(256))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "\u00fc", "\u0000"})
  void refusesOtherText(String text) {
    assertThat(Key.isKey(text)).isFalse();
  }

  private void settle() {
    node.clock.moveBy(Duration.ofSeconds(1));
    assertThat(node.settlePendingRequests().settle(Duration.ZERO)).isOne();
  }

  /** As a node does that dies while it signs: not even the failure is written. */
  private void leaveItPending() {
    IllegalStateException gone = new IllegalStateException("the node is gone");
    // 1 looks for the key, 2 finds the profile, 3 records the request, 4 stores, 5 fails it.
    node.unitOfWork.failUnit(4, gone);
    node.unitOfWork.failUnit(5, new IllegalStateException("and cannot even say so"));
    assertThatThrownBy(this::issue).isSameAs(gone);
    assertThat(scene.onlyRequest().status()).isEqualTo(RequestStatus.PENDING);
  }

  private interface Numbered {
    Outcome run(int number);
  }

  private static List<Outcome> atOnce(int count, Numbered work) throws Exception {
    CyclicBarrier allAreReady = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  allAreReady.await(30, TimeUnit.SECONDS);
                  return work.run(number);
                }));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> each : running) {
        outcomes.add(each.get(60, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
