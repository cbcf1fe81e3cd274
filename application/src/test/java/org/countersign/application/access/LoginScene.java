package org.countersign.application.access;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.access.ManageIdentities.NewClientSecret;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;
import org.countersign.domain.audit.Origin;

/** An identity that can log in: tokens for an hour, renewable for three. */
final class LoginScene {

  static final Origin ORIGIN = Origin.of("192.0.2.1", "curl/8.5.0");
  static final Duration TTL = Duration.ofHours(1);
  static final Duration MAX_TTL = Duration.ofHours(3);

  final InMemoryInstallation installation = new InMemoryInstallation();
  final Caller admin = installation.anAdmin();
  final ManageIdentities identities = installation.access.identities();
  final Authenticate authenticate;
  final Identity identity;
  final UniversalAuth auth;
  final NewClientSecret secret;

  LoginScene() {
    installation.access.bootstrap().prepareTokenSigning();
    authenticate = installation.access.authenticate();
    identity = identities.create(admin, "builder", OrganizationRole.MEMBER);
    auth =
        identities.addUniversalAuth(admin, identity.id(), Optional.of(TTL), Optional.of(MAX_TTL));
    secret = aSecret(new ClientSecretTerms("", 0, Optional.empty()));
  }

  NewClientSecret aSecret(ClientSecretTerms terms) {
    return identities.createClientSecret(admin, identity.id(), terms);
  }

  AccessTokenGrant logIn() {
    return logIn(secret);
  }

  AccessTokenGrant logIn(NewClientSecret with) {
    return authenticate.logIn(auth.clientId(), with.clientSecret(), ORIGIN);
  }

  /** Fails to log in. */
  void guess(String clientId) {
    guess(clientId, ORIGIN);
  }

  /** The same from elsewhere. */
  void guess(String clientId, Origin origin) {
    try {
      authenticate.logIn(clientId, "a guess " + UUID.randomUUID(), origin);
    } catch (Refused e) {
      return;
    }
    throw new AssertionError("a guess opened the door");
  }
}
