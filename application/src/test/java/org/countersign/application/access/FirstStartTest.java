package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;

import java.util.List;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.BootstrapInstallation.Credentials;
import org.countersign.application.access.BootstrapInstallation.UserCredentials;
import org.countersign.application.port.crypto.FakeSecretSealing;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.User;
import org.junit.jupiter.api.Test;

/** The first start, on one node and on two at once. */
final class FirstStartTest {

  private static final Credentials CREDENTIALS = new Credentials("first", "a long first secret");
  private static final UserCredentials USER =
      new UserCredentials("Ilse.I@Example.ORG", "a long first password");

  private final InMemoryStores stores = new InMemoryStores();
  private final FakeSecretSealing masterKey = new FakeSecretSealing();
  private final InMemoryInstallation one = new InMemoryInstallation(stores, masterKey);
  private final InMemoryInstallation other = new InMemoryInstallation(stores, masterKey);

  private static boolean logsIn(InMemoryInstallation node) {
    Authenticate authenticate = node.access.authenticate();
    String token =
        authenticate.logIn("first", "a long first secret", LoginScene.ORIGIN).accessToken();
    return authenticate.callerOf(token).isOrganizationAdmin();
  }

  @Test
  void makesAnAdminThatCanLogIn() {
    one.access.bootstrap().prepareTokenSigning();
    assertThat(one.access.bootstrap().createFirstIdentity(CREDENTIALS)).isTrue();
    assertThat(logsIn(one)).isTrue();
  }

  @Test
  void makesNoSecondIdentityAtTheNextStart() {
    one.access.bootstrap().createFirstIdentity(CREDENTIALS);
    assertThat(one.access.bootstrap().createFirstIdentity(new Credentials("other", "x".repeat(16))))
        .isFalse();
    assertThat(identities()).isOne();
  }

  @Test
  void twoNodesAtOnceMakeOneIdentityAndBothServeIt() {
    // 1 sees that there is none, 2 adds it.
    one.unitOfWork.rivalDuringUnit(
        2, () -> assertThat(other.access.bootstrap().createFirstIdentity(CREDENTIALS)).isTrue());
    assertThat(one.access.bootstrap().createFirstIdentity(CREDENTIALS)).isFalse();
    assertThat(identities()).isOne();
  }

  @Test
  void twoNodesAtOnceAgreeOnTheKeyThatSignsTokens() {
    one.unitOfWork.rivalDuringUnit(1, () -> other.access.bootstrap().prepareTokenSigning());
    one.access.bootstrap().prepareTokenSigning();
    one.access.bootstrap().createFirstIdentity(CREDENTIALS);
    String token =
        one.access
            .authenticate()
            .logIn("first", "a long first secret", LoginScene.ORIGIN)
            .accessToken();
    assertThatCode(() -> other.access.authenticate().callerOf(token)).doesNotThrowAnyException();
  }

  @Test
  void tokensOutliveARestart() {
    one.access.bootstrap().prepareTokenSigning();
    one.access.bootstrap().createFirstIdentity(CREDENTIALS);
    String token =
        one.access
            .authenticate()
            .logIn("first", "a long first secret", LoginScene.ORIGIN)
            .accessToken();
    InMemoryInstallation restarted = new InMemoryInstallation(stores, masterKey);
    restarted.access.bootstrap().prepareTokenSigning();
    assertThatCode(() -> restarted.access.authenticate().callerOf(token))
        .doesNotThrowAnyException();
  }

  @Test
  void makesOneUserWithTheAddressInLowerCase() {
    assertThat(one.access.bootstrap().createFirstUser(USER)).isTrue();
    assertThat(one.access.bootstrap().createFirstUser(new UserCredentials("b@c", "x".repeat(12))))
        .isFalse();
    assertThat(users())
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.email()).isEqualTo("ilse.i@example.org");
              assertThat(user.role()).isEqualTo(OrganizationRole.ADMIN);
              assertThat(one.hashing.matches("a long first password", user.passwordHash()))
                  .isTrue();
            });
  }

  @Test
  void twoNodesAtOnceMakeOneUser() {
    one.unitOfWork.rivalDuringUnit(
        2, () -> assertThat(other.access.bootstrap().createFirstUser(USER)).isTrue());
    assertThat(one.access.bootstrap().createFirstUser(USER)).isFalse();
    assertThat(users()).hasSize(1);
  }

  @Test
  void keepsAndTellsNoSecret() {
    one.access.bootstrap().createFirstIdentity(CREDENTIALS);
    assertThat(CREDENTIALS.toString()).doesNotContain("secret");
    assertThat(USER.toString()).doesNotContain("password");
    assertThat(one.auditTrail().toString()).doesNotContain("a long first secret");
    assertThat(one.auditedActions()).containsExactly("identity.created");
  }

  private List<User> users() {
    return one.access.users().list(one.anAdmin(), FIRST_PAGE).items();
  }

  private long identities() {
    return one.commit(() -> stores.identities().list("", FIRST_PAGE)).totalCount();
  }
}
