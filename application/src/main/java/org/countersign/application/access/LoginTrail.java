package org.countersign.application.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.LoginFailures;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.Actor;
import org.countersign.domain.audit.Origin;

/** What the audit trail says of logins, and of tokens after them. */
final class LoginTrail {

  /** What was typed for a client id may be a secret: it is not kept. */
  private static final String NOBODY = "unknown";

  private final UnitOfWork unitOfWork;
  private final AuditLog audit;
  private final FailedLogins failures;

  LoginTrail(UnitOfWork unitOfWork, AuditLog audit, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.audit = audit;
    this.failures = new FailedLogins(clock);
  }

  /** Inside the unit of work that adds the token. */
  void loggedIn(Identity identity, AccessToken token, Origin origin) {
    record(
        new Actor(identity.principal(), origin),
        "identity.logged-in",
        identity.id(),
        Map.of(
            "accessTokenId", token.id().toString(),
            "clientSecretId", token.clientSecretId().map(UUID::toString).orElse("")));
  }

  /**
   * What to do inside the unit of work that counts a failure: told in one commit with that, a
   * client id that somebody has takes no longer than one that nobody has.
   *
   * @param identityId whose client id was tried; empty when nobody has it
   */
  Consumer<LoginFailures> failure(Optional<UUID> identityId, Origin origin) {
    failures.add(identityId, origin);
    List<FailedLogins.Failures> due = failures.due();
    return counted -> {
      due.forEach(this::tell);
      if (counted.count() == LoginFailures.LIMIT) {
        identityId.ifPresent(id -> record(stranger(origin), "identity.locked-out", id, Map.of()));
      }
    };
  }

  /** A failure that nothing else counts. In a unit of work of its own, at most once a minute. */
  void failed(Optional<UUID> identityId, Origin origin) {
    failures.add(identityId, origin);
    tellFailures();
  }

  /** Tells of failures that were counted and not told of yet, once their minute is over. */
  void tellFailures() {
    List<FailedLogins.Failures> due = failures.due();
    if (!due.isEmpty()) {
      unitOfWork.commit(() -> due.forEach(this::tell));
    }
  }

  private void tell(FailedLogins.Failures failed) {
    record(
        stranger(failed.origin()),
        "identity.login-failed",
        failed.identityId().map(UUID::toString).orElse(NOBODY),
        Map.of("attempts", Integer.toString(failed.attempts())));
  }

  /** Whoever it was proved nothing. */
  private static Actor stranger(Origin origin) {
    return new Actor(Principal.SYSTEM, origin);
  }

  /** Inside the unit of work that replaces the token. */
  void renewed(Identity identity, AccessToken former, AccessToken renewed, Origin origin) {
    record(
        new Actor(identity.principal(), origin),
        "access-token.renewed",
        renewed.id(),
        Map.of("identityId", identity.id().toString(), "formerId", former.id().toString()));
  }

  /** Inside the unit of work that revokes the token. */
  void revoked(Identity identity, AccessToken token, Origin origin) {
    record(
        new Actor(identity.principal(), origin),
        "access-token.revoked",
        token.id(),
        Map.of("identityId", identity.id().toString()));
  }

  private void record(Actor actor, String action, Object subject, Map<String, String> facts) {
    audit.append(Optional.empty(), actor, action, subject, facts);
  }
}
