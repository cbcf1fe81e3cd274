package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;
import org.junit.jupiter.api.Test;

/** What {@link Identities} promises. */
public interface IdentitiesContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    Identity identity = storedIdentity();

    assertThat(commit(() -> stores().identities().find(identity.id()))).contains(identity);
    assertThat(commit(() -> stores().identities().find(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void listsByNameAndSearchesPartsOfItInAnyCase() {
    Identity b = stored("Build robot");
    Identity a = stored("Archive robot");
    Identity person = stored("x_y%z");

    assertThat(list("", FIRST_PAGE)).isEqualTo(new Page<>(List.of(a, b, person), 3));
    assertThat(list("ROBOT", new PageRequest(1, 1))).isEqualTo(new Page<>(List.of(b), 2));
    assertThat(list("_Y%", FIRST_PAGE).items()).containsExactly(person);
    assertThat(list("%x", FIRST_PAGE).items()).isEmpty();
  }

  @Test
  default void replacesOnUpdate() {
    Identity identity = storedIdentity();
    Identity changed =
        new Identity(
            identity.id(),
            "changed",
            OrganizationRole.ADMIN,
            identity.createdAt(),
            identity.updatedAt().plusSeconds(1));

    commit(() -> stores().identities().update(changed));

    assertThat(commit(() -> stores().identities().find(identity.id()))).contains(changed);
  }

  @Test
  default void removesAnIdentityWithAllThatIsIts() {
    Identity identity = storedIdentity();
    UUID id = identity.id();
    ClientSecret secret = Records.aClientSecret(id);
    AccessToken token = Records.anAccessToken(id);
    Membership membership = Records.aMembership(storedProject().id(), id);
    commit(
        () -> {
          stores().identities().putUniversalAuth(Records.aUniversalAuth(id, "client"));
          stores().identities().addClientSecret(secret);
          stores().accessTokens().add(token);
          stores().memberships().add(membership);
        });

    commit(() -> stores().identities().remove(id));

    assertThat(commit(() -> stores().identities().find(id))).isEmpty();
    assertThat(commit(() -> stores().identities().findUniversalAuth(id))).isEmpty();
    assertThat(commit(() -> stores().identities().findClientSecret(secret.id()))).isEmpty();
    assertThat(commit(() -> stores().accessTokens().find(token.id()))).isEmpty();
    assertThat(commit(() -> stores().memberships().find(membership.projectId(), id))).isEmpty();
  }

  @Test
  default void findsHowAnIdentityLogsIn() {
    Identity identity = storedIdentity();
    UniversalAuth auth = Records.aUniversalAuth(identity.id(), "client");

    commit(() -> stores().identities().putUniversalAuth(auth));

    assertThat(commit(() -> stores().identities().findUniversalAuth(identity.id()))).contains(auth);
    assertThat(byClientId("client")).contains(auth);
    assertThat(byClientId("Client")).isEmpty();
    assertThat(byClientId("client ")).isEmpty();
  }

  @Test
  default void replacesHowAnIdentityLogsIn() {
    Identity identity = storedIdentity();
    UniversalAuth changed =
        new UniversalAuth(identity.id(), "new", Duration.ofMinutes(1), Duration.ofMinutes(1));
    commit(
        () -> stores().identities().putUniversalAuth(Records.aUniversalAuth(identity.id(), "old")));

    commit(() -> stores().identities().putUniversalAuth(changed));

    assertThat(byClientId("new")).contains(changed);
    assertThat(byClientId("old")).isEmpty();
  }

  @Test
  default void refusesAClientIdThatAnotherIdentityHas() {
    Identity first = storedIdentity();
    Identity second = storedIdentity();
    commit(
        () -> stores().identities().putUniversalAuth(Records.aUniversalAuth(first.id(), "same")));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                commit(
                    () ->
                        stores()
                            .identities()
                            .putUniversalAuth(Records.aUniversalAuth(second.id(), "same"))));
  }

  @Test
  default void takesTheLoginAwayWithItsSecrets() {
    Identity identity = storedIdentity();
    ClientSecret secret = Records.aClientSecret(identity.id());
    commit(
        () -> {
          stores().identities().putUniversalAuth(Records.aUniversalAuth(identity.id(), "client"));
          stores().identities().addClientSecret(secret);
        });

    commit(() -> stores().identities().removeUniversalAuth(identity.id()));

    assertThat(byClientId("client")).isEmpty();
    assertThat(commit(() -> stores().identities().findClientSecret(secret.id()))).isEmpty();
    assertThat(commit(() -> stores().identities().find(identity.id()))).contains(identity);
  }

  @Test
  default void listsClientSecretsOldestFirst() {
    Identity identity = storedIdentityWithLogin();
    ClientSecret newer = secretMadeAfter(identity, 2);
    ClientSecret older = secretMadeAfter(identity, 1);
    commit(
        () -> {
          stores().identities().addClientSecret(newer);
          stores().identities().addClientSecret(older);
        });

    assertThat(commit(() -> stores().identities().clientSecretsOf(identity.id())))
        .containsExactly(older, newer);
    assertThat(commit(() -> stores().identities().clientSecretsOf(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void replacesAClientSecretOnUpdate() {
    Identity identity = storedIdentityWithLogin();
    ClientSecret secret = Records.aClientSecret(identity.id());
    commit(() -> stores().identities().addClientSecret(secret));

    commit(() -> stores().identities().updateClientSecret(secret.used().withdrawn()));

    assertThat(commit(() -> stores().identities().findClientSecret(secret.id())))
        .contains(secret.used().withdrawn());
  }

  @Test
  default void countsUsesOfASecretOnlyOnceWhenTwoUnitsCountAtOnce() {
    Identity identity = storedIdentityWithLogin();
    ClientSecret secret = Records.aClientSecret(identity.id());
    commit(() -> stores().identities().addClientSecret(secret));

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      ClientSecret read =
                          stores().identities().findClientSecret(secret.id()).orElseThrow();
                      commitElsewhere(() -> stores().identities().updateClientSecret(read.used()));
                      stores().identities().updateClientSecret(read.used());
                    }));
  }

  @Test
  default void countsIdentitiesByRole() {
    storedIdentity();
    storedIdentity();

    assertThat(commit(() -> stores().identities().count(OrganizationRole.MEMBER))).isEqualTo(2);
    assertThat(commit(() -> stores().identities().count(OrganizationRole.ADMIN))).isZero();
  }

  @Test
  default void isEmptyUntilAnIdentityIsAdded() {
    assertThat(commit(() -> stores().identities().isEmpty())).isTrue();
    storedIdentity();
    assertThat(commit(() -> stores().identities().isEmpty())).isFalse();
  }

  private Identity stored(String name) {
    Identity identity = Records.anIdentity(name);
    commit(() -> stores().identities().add(identity));
    return identity;
  }

  private Identity storedIdentityWithLogin() {
    Identity identity = storedIdentity();
    UniversalAuth auth = Records.aUniversalAuth(identity.id(), "client");
    commit(() -> stores().identities().putUniversalAuth(auth));
    return identity;
  }

  private static ClientSecret secretMadeAfter(Identity identity, int seconds) {
    ClientSecret secret = Records.aClientSecret(identity.id());
    return new ClientSecret(
        secret.id(),
        secret.identityId(),
        "",
        secret.prefix(),
        secret.hash(),
        0,
        0,
        Optional.empty(),
        false,
        Records.CREATED.plusSeconds(seconds));
  }

  private Optional<UniversalAuth> byClientId(String clientId) {
    return commit(() -> stores().identities().findUniversalAuthByClientId(clientId));
  }

  private Page<Identity> list(String search, PageRequest page) {
    return commit(() -> stores().identities().list(search, page));
  }
}
