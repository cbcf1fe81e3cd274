package org.countersign.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.memory.Remembered;
import org.countersign.application.port.crypto.AccessTokenSigning.Claims;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.UniversalAuth;
import org.countersign.domain.audit.Origin;

/** Universal auth: logs identities in, and renews, revokes and checks the tokens that they got. */
final class Authentication implements Authenticate {

  private static final String NOT_A_TOKEN = "Access token is not valid. Log in for a new one.";
  private static final String WRONG_CREDENTIALS = "Invalid credentials";

  /** No client id or secret is longer; hashing a longer one would waste time. */
  private static final int MAX_CHARACTERS = 1024;

  private final AccessUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AccessUseCases.Cryptography cryptography;
  private final TokenSigningKey signingKey;
  private final LoginLockout lockout;
  private final LoginTrail trail;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  /**
   * By the whole text of a token, so that only what was verified to its last character is found.
   */
  private final Remembered<String, Holder> holders;

  Authentication(
      AccessUseCases.Stores stores,
      AccessUseCases.Cryptography cryptography,
      TokenSigningKey signingKey,
      LoginLockout lockout,
      LoginTrail trail,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.cryptography = cryptography;
    this.signingKey = signingKey;
    this.lockout = lockout;
    this.trail = trail;
    this.identifiers = identifiers;
    this.clock = clock;
    this.holders = new Remembered<>(stores.freshness(), holder -> true);
  }

  /** Who a token was made for, and for how long. */
  private record Holder(Claims claims, Caller caller) {}

  /** A login with the secrets that may open it; none for an unknown client id. */
  private record Candidates(Optional<UniversalAuth> auth, List<ClientSecret> secrets) {}

  @Override
  public AccessTokenGrant logIn(String clientId, String clientSecret, Origin origin) {
    if (clientId.length() > MAX_CHARACTERS || clientSecret.length() > MAX_CHARACTERS) {
      trail.failed(Optional.empty(), origin);
      throw Refused.unauthenticated(WRONG_CREDENTIALS);
    }
    Candidates candidates = unitOfWork.commit(() -> candidates(clientId, clientSecret));
    Optional<UUID> identityId = candidates.auth().map(UniversalAuth::identityId);
    orFailed(identityId, origin, () -> lockout.requireOpen(clientId, origin));
    Optional<ClientSecret> opened = opened(candidates.secrets(), clientSecret);
    if (opened.isEmpty()) {
      lockout.countFailure(clientId, origin, trail.failure(identityId, origin));
      throw Refused.unauthenticated(WRONG_CREDENTIALS);
    }
    AccessToken token = newToken(candidates.auth().orElseThrow(), opened.get());
    orFailed(identityId, origin, () -> admit(clientId, opened.get(), token, origin));
    trail.tellFailures();
    return grant(token);
  }

  /** A unit of work whose refusal is a failed login. */
  private void orFailed(Optional<UUID> identityId, Origin origin, Runnable work) {
    try {
      unitOfWork.commit(work);
    } catch (Refused refusal) {
      trail.failed(identityId, origin);
      throw refusal;
    }
  }

  private Candidates candidates(String clientId, String clientSecret) {
    Optional<UniversalAuth> auth = stores.identities().findUniversalAuthByClientId(clientId);
    Instant now = clock.instant();
    String prefix = ClientSecretPrefix.of(clientSecret);
    List<ClientSecret> secrets =
        auth.map(found -> stores.identities().clientSecretsOf(found.identityId()))
            .orElse(List.of());
    return new Candidates(
        auth,
        secrets.stream()
            .filter(secret -> secret.prefix().equals(prefix) && secret.usableAt(now))
            .toList());
  }

  /**
   * One hash is computed whatever is wrong, so that the time tells nothing; more than one only
   * where an identity has secrets that begin alike.
   */
  private Optional<ClientSecret> opened(List<ClientSecret> secrets, String clientSecret) {
    if (secrets.isEmpty()) {
      cryptography.hashing().matches(clientSecret, cryptography.hashing().unmatchable());
    }
    return secrets.stream()
        .filter(secret -> cryptography.hashing().matches(clientSecret, secret.hash()))
        .findFirst();
  }

  /**
   * Looks again at what may have changed while the hash was computed: many guesses sent at once are
   * no more tries than the same ones in a row.
   */
  private void admit(String clientId, ClientSecret secret, AccessToken token, Origin origin) {
    lockout.requireOpen(clientId, origin);
    ClientSecret current =
        stores
            .identities()
            .findClientSecret(secret.id())
            .filter(found -> found.usableAt(clock.instant()))
            .orElseThrow(() -> Refused.unauthenticated(WRONG_CREDENTIALS));
    if (current.usesLimit() > 0) {
      stores.identities().updateClientSecret(current.used());
    }
    lockout.forget(clientId, origin);
    stores.accessTokens().add(token);
    trail.loggedIn(holderOf(token), token, origin);
  }

  private Identity holderOf(AccessToken token) {
    return stores
        .identities()
        .find(token.identityId())
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }

  private AccessToken newToken(UniversalAuth auth, ClientSecret secret) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new AccessToken(
        identifiers.get(),
        auth.identityId(),
        Optional.of(secret.id()),
        now,
        now.plus(auth.accessTokenTtl()),
        now.plus(auth.accessTokenMaxTtl()),
        false);
  }

  private AccessTokenGrant grant(AccessToken token) {
    Claims claims = new Claims(token.id(), token.identityId(), token.issuedAt(), token.expiresAt());
    return new AccessTokenGrant(
        cryptography.tokens().sign(claims, signingKey.octets()),
        Duration.between(token.issuedAt(), token.expiresAt()),
        Duration.between(token.issuedAt(), token.maxExpiresAt()));
  }

  @Override
  public AccessTokenGrant renew(String accessToken, Origin origin) {
    Claims claims = current(accessToken);
    AccessToken renewed = unitOfWork.commit(() -> replace(claims, origin));
    return grant(renewed);
  }

  private AccessToken replace(Claims claims, Origin origin) {
    AccessToken old = unrevoked(claims);
    UniversalAuth auth =
        stores
            .identities()
            .findUniversalAuth(old.identityId())
            .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant wanted = now.plus(auth.accessTokenTtl());
    Instant expiresAt = wanted.isBefore(old.maxExpiresAt()) ? wanted : old.maxExpiresAt();
    AccessToken renewed =
        new AccessToken(
            identifiers.get(),
            old.identityId(),
            old.clientSecretId(),
            now,
            expiresAt,
            old.maxExpiresAt(),
            false);
    stores.accessTokens().revoke(old.id());
    stores.accessTokens().add(renewed);
    trail.renewed(holderOf(old), old, renewed, origin);
    return renewed;
  }

  @Override
  public void revoke(String accessToken, Origin origin) {
    Claims claims = signedByUs(accessToken);
    unitOfWork.commit(
        () ->
            stores
                .accessTokens()
                .find(claims.tokenId())
                .filter(token -> !token.revoked())
                .ifPresent(token -> revoke(token, origin)));
  }

  private void revoke(AccessToken token, Origin origin) {
    stores.accessTokens().revoke(token.id());
    trail.revoked(holderOf(token), token, origin);
  }

  @Override
  public Caller callerOf(String accessToken) {
    Holder holder = holders.get(accessToken, () -> holder(current(accessToken)));
    requireCurrent(holder.claims());
    return holder.caller();
  }

  private Holder holder(Claims claims) {
    Identity identity = unitOfWork.commit(() -> holderOf(unrevoked(claims)));
    return new Holder(claims, Caller.of(identity));
  }

  private AccessToken unrevoked(Claims claims) {
    return stores
        .accessTokens()
        .find(claims.tokenId())
        .filter(token -> !token.revoked() && standsOnGoodSecret(token))
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }

  /**
   * Looked up where a token is used, not where a secret is withdrawn: a login that was under way
   * then gets a token that is good for nothing. A secret that has expired or is used up has only
   * given its last token.
   */
  private boolean standsOnGoodSecret(AccessToken token) {
    return token
        .clientSecretId()
        .map(id -> stores.identities().findClientSecret(id).filter(found -> !found.revoked()))
        .map(Optional::isPresent)
        .orElse(true);
  }

  private Claims current(String accessToken) {
    Claims claims = signedByUs(accessToken);
    requireCurrent(claims);
    return claims;
  }

  private void requireCurrent(Claims claims) {
    if (!clock.instant().isBefore(claims.expiresAt())) {
      throw Refused.tokenExpired();
    }
  }

  private Claims signedByUs(String accessToken) {
    return cryptography
        .tokens()
        .verify(accessToken, signingKey.octets())
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }
}
