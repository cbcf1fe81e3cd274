package org.countersign.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.port.crypto.AccessTokenSigning.Claims;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.UniversalAuth;

final class UniversalAuthLogin implements Authenticate {

  private static final String NOT_A_TOKEN = "Access token is not valid. Log in for a new one.";
  private static final String WRONG_CREDENTIALS = "Invalid credentials";

  /** Longer ones are no client id or secret of ours; hashing them would only cost. */
  private static final int MAX_CHARACTERS = 1024;

  private final AccessUseCases.Stores stores;
  private final AccessUseCases.Cryptography cryptography;
  private final TokenSigningKey signingKey;
  private final LoginLockout lockout;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  UniversalAuthLogin(
      AccessUseCases.Stores stores,
      AccessUseCases.Cryptography cryptography,
      TokenSigningKey signingKey,
      LoginLockout lockout,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.cryptography = cryptography;
    this.signingKey = signingKey;
    this.lockout = lockout;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** A client id with the secret that may open it; both empty for an unknown id. */
  private record Candidate(Optional<UniversalAuth> auth, Optional<ClientSecret> secret) {}

  @Override
  public AccessTokenGrant logIn(String clientId, String clientSecret) {
    if (clientId.length() > MAX_CHARACTERS || clientSecret.length() > MAX_CHARACTERS) {
      throw Refused.unauthenticated(WRONG_CREDENTIALS);
    }
    lockout.requireOpen(clientId);
    Candidate candidate = stores.unitOfWork().commit(() -> candidate(clientId, clientSecret));
    if (!opens(candidate, clientSecret)) {
      lockout.countFailure(clientId);
      throw Refused.unauthenticated(WRONG_CREDENTIALS);
    }
    UniversalAuth auth = candidate.auth().orElseThrow();
    AccessToken token = newToken(auth);
    stores.unitOfWork().commit(() -> admit(clientId, candidate.secret().orElseThrow(), token));
    return grant(token);
  }

  private Candidate candidate(String clientId, String clientSecret) {
    Optional<UniversalAuth> auth = stores.identities().findUniversalAuthByClientId(clientId);
    List<ClientSecret> secrets =
        auth.map(found -> stores.identities().clientSecretsOf(found.identityId()))
            .orElse(List.of());
    Instant now = clock.instant();
    String prefix = ClientSecretPrefix.of(clientSecret);
    return new Candidate(
        auth,
        secrets.stream()
            .filter(secret -> secret.prefix().equals(prefix) && secret.usableAt(now))
            .findFirst());
  }

  /** One hash is computed whatever is wrong, so that the time tells nothing. */
  private boolean opens(Candidate candidate, String clientSecret) {
    String hash =
        candidate
            .secret()
            .map(ClientSecret::hash)
            .orElseGet(() -> cryptography.hashing().unmatchable());
    boolean matches = cryptography.hashing().matches(clientSecret, hash);
    return matches && candidate.secret().isPresent();
  }

  private void admit(String clientId, ClientSecret secret, AccessToken token) {
    ClientSecret current =
        stores
            .identities()
            .findClientSecret(secret.id())
            .filter(found -> found.usableAt(clock.instant()))
            .orElseThrow(() -> Refused.unauthenticated(WRONG_CREDENTIALS));
    if (current.usesLimit() > 0) {
      stores.identities().updateClientSecret(current.used());
    }
    lockout.forget(clientId);
    stores.accessTokens().add(token);
  }

  private AccessToken newToken(UniversalAuth auth) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new AccessToken(
        identifiers.get(),
        auth.identityId(),
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
  public AccessTokenGrant renew(String accessToken) {
    Claims claims = current(accessToken);
    AccessToken renewed = stores.unitOfWork().commit(() -> replace(claims));
    return grant(renewed);
  }

  private AccessToken replace(Claims claims) {
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
            identifiers.get(), old.identityId(), now, expiresAt, old.maxExpiresAt(), false);
    stores.accessTokens().revoke(old.id());
    stores.accessTokens().add(renewed);
    return renewed;
  }

  @Override
  public void revoke(String accessToken) {
    Claims claims = signedByUs(accessToken);
    stores.unitOfWork().commit(() -> stores.accessTokens().revoke(claims.tokenId()));
  }

  @Override
  public Caller callerOf(String accessToken) {
    Claims claims = current(accessToken);
    Identity identity = stores.unitOfWork().commit(() -> holder(claims));
    return new Caller(identity.id(), identity.role());
  }

  private Identity holder(Claims claims) {
    return stores
        .identities()
        .find(unrevoked(claims).identityId())
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }

  private AccessToken unrevoked(Claims claims) {
    return stores
        .accessTokens()
        .find(claims.tokenId())
        .filter(token -> !token.revoked())
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }

  private Claims current(String accessToken) {
    Claims claims = signedByUs(accessToken);
    if (!clock.instant().isBefore(claims.expiresAt())) {
      throw Refused.tokenExpired();
    }
    return claims;
  }

  private Claims signedByUs(String accessToken) {
    return cryptography
        .tokens()
        .verify(accessToken, signingKey.octets())
        .orElseThrow(() -> Refused.unauthenticated(NOT_A_TOKEN));
  }
}
