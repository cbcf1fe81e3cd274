package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.AccessToken;
import org.junit.jupiter.api.Test;

/** What {@link AccessTokens} promises. */
public interface AccessTokensContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    AccessToken token = storedToken(storedIdentity().id());

    assertThat(find(token)).contains(token);
    assertThat(commit(() -> stores().accessTokens().find(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void revokesOneToken() {
    UUID identityId = storedIdentity().id();
    AccessToken token = storedToken(identityId);
    AccessToken other = storedToken(identityId);

    commit(() -> stores().accessTokens().revoke(token.id()));

    assertThat(find(token)).map(AccessToken::revoked).contains(true);
    assertThat(find(other)).contains(other);
  }

  @Test
  default void showsARevocationToAUnitThatReadTheTokenBefore() {
    AccessToken token = storedToken(storedIdentity().id());

    boolean revoked =
        commit(
            () -> {
              assertThat(stores().accessTokens().find(token.id())).contains(token);
              stores().accessTokens().revoke(token.id());
              return stores().accessTokens().find(token.id()).orElseThrow().revoked();
            });

    assertThat(revoked).isTrue();
  }

  @Test
  default void revokesATokenThatIsNotThereWithoutError() {
    UUID id = UUID.randomUUID();

    commit(() -> stores().accessTokens().revoke(id));

    assertThat(commit(() -> stores().accessTokens().find(id))).isEmpty();
  }

  @Test
  default void revokesAllTokensOfAnIdentity() {
    UUID identityId = storedIdentity().id();
    AccessToken first = storedToken(identityId);
    AccessToken second = storedToken(identityId);
    AccessToken another = storedToken(storedIdentity().id());

    commit(() -> stores().accessTokens().revokeAllOf(identityId));

    assertThat(find(first)).map(AccessToken::revoked).contains(true);
    assertThat(find(second)).map(AccessToken::revoked).contains(true);
    assertThat(find(another)).contains(another);
  }

  @Test
  default void forgetsTokensThatExpiredBeforeAMoment() {
    AccessToken token = storedToken(storedIdentity().id());

    commit(() -> stores().accessTokens().removeExpiredBefore(token.expiresAt()));
    assertThat(find(token)).contains(token);

    commit(
        () ->
            stores()
                .accessTokens()
                .removeExpiredBefore(token.expiresAt().plus(Duration.ofSeconds(1))));
    assertThat(find(token)).isEmpty();
  }

  private AccessToken storedToken(UUID identityId) {
    AccessToken token = Records.anAccessToken(identityId);
    commit(() -> stores().accessTokens().add(token));
    return token;
  }

  private Optional<AccessToken> find(AccessToken token) {
    return commit(() -> stores().accessTokens().find(token.id()));
  }
}
