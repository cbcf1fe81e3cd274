package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.InMemoryIssuanceJournal.PendingIssuance;
import org.countersign.application.port.persistence.InMemorySealedSecrets.SealedSecret;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.LoginFailures;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.UniversalAuth;
import org.countersign.domain.access.User;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;

/**
 * All stores in memory, with the unique properties and the references that the database schema has.
 */
public final class InMemoryStores implements Stores {

  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();

  private final InMemoryTable<UUID, Project> projectTable =
      new InMemoryTable<>(unit, "project", Project::id)
          .readByIssuing()
          .unique("slug", project -> Optional.of(project.slug()));

  private final InMemoryTable<UUID, Identity> identityTable =
      new InMemoryTable<>(unit, "identity", Identity::id).readByIssuing();

  private final InMemoryTable<UUID, UniversalAuth> universalAuthTable =
      new InMemoryTable<>(unit, "universal auth", UniversalAuth::identityId)
          .readByIssuing()
          .unique("client id", auth -> Optional.of(auth.clientId()))
          .references(identityTable, auth -> Stream.of(auth.identityId()));

  private final InMemoryTable<UUID, ClientSecret> clientSecretTable =
      new InMemoryTable<>(unit, "client secret", ClientSecret::id)
          .readByIssuing(ClientSecret::revoked)
          .references(universalAuthTable, secret -> Stream.of(secret.identityId()));

  private final InMemoryTable<UUID, AccessToken> accessTokenTable =
      new InMemoryTable<>(unit, "access token", AccessToken::id)
          .readByIssuing()
          .references(identityTable, token -> Stream.of(token.identityId()));

  private final InMemoryTable<List<UUID>, Membership> membershipTable =
      new InMemoryTable<>(unit, "membership", InMemoryMemberships::keyOf)
          .readByIssuing()
          .references(projectTable, membership -> Stream.of(membership.projectId()))
          .references(identityTable, membership -> Stream.of(membership.identityId()));

  private final InMemoryTable<String, LoginFailures> loginFailuresTable =
      new InMemoryTable<>(unit, "count of failed logins", LoginFailures::clientIdHash);

  private final InMemoryTable<String, SealedSecret> sealedSecretTable =
      new InMemoryTable<>(unit, "sealed secret", SealedSecret::name);

  private final InMemoryTable<UUID, SealedSigningKey> signingKeyTable =
      new InMemoryTable<>(unit, "signing key", SealedSigningKey::id);

  private final InMemoryTable<UUID, User> userTable =
      new InMemoryTable<>(unit, "user", User::id)
          .unique("e-mail address", user -> Optional.of(user.email()));

  private final InMemoryTable<UUID, CertificateAuthority> authorityTable =
      new InMemoryTable<>(unit, "CA", CertificateAuthority::id)
          .readByIssuing()
          .unique("name", ca -> Optional.of(List.of(ca.projectId(), ca.name())))
          .references(projectTable, ca -> Stream.of(ca.projectId()));

  private final InMemoryTable<UUID, AuthorityCertificate> authorityCertificateTable =
      new InMemoryTable<>(unit, "CA certificate", AuthorityCertificate::id)
          .readByIssuing()
          .references(authorityTable, certificate -> Stream.of(certificate.authorityId()));

  private final InMemoryTable<UUID, CertificatePolicy> policyTable =
      new InMemoryTable<>(unit, "policy", CertificatePolicy::id)
          .readByIssuing()
          .unique("name", policy -> Optional.of(List.of(policy.projectId(), policy.name())))
          .references(projectTable, policy -> Stream.of(policy.projectId()));

  private final InMemoryTable<UUID, CertificateProfile> profileTable =
      new InMemoryTable<>(unit, "profile", CertificateProfile::id)
          .readByIssuing()
          .unique("slug", profile -> Optional.of(List.of(profile.projectId(), profile.slug())))
          .references(projectTable, profile -> Stream.of(profile.projectId()))
          .references(policyTable, profile -> Stream.of(profile.certificatePolicyId()))
          .references(authorityTable, profile -> profile.caId().stream());

  private final InMemoryTable<UUID, IssuanceRecord> requestTable =
      new InMemoryTable<>(unit, "certificate request", IssuanceRecord::id)
          .references(projectTable, request -> Stream.of(request.projectId()));

  private final InMemoryTable<List<Object>, ToBeSigned> signedContentTable =
      new InMemoryTable<>(unit, "signed content", InMemorySignedContents::keyOf);

  private final InMemoryTable<UUID, PendingIssuance> pendingTable =
      new InMemoryTable<>(unit, "pending issuance", PendingIssuance::requestId)
          .references(authorityTable, pending -> Stream.of(pending.authorityId()));

  private final InMemoryTable<UUID, IssuedCertificate> certificateTable =
      new InMemoryTable<>(unit, "certificate", IssuedCertificate::id)
          .references(authorityTable, certificate -> Stream.of(certificate.authorityId()));

  private final InMemoryTable<List<Object>, IdempotencyKey> idempotencyKeyTable =
      new InMemoryTable<>(unit, "idempotency key", InMemoryIdempotencyKeys::keyOf)
          .references(requestTable, key -> Stream.of(key.requestId()));

  private final InMemoryTable<UUID, BlockedKey> blockedKeyTable =
      new InMemoryTable<>(unit, "blocked key", BlockedKey::id)
          .unique("fingerprint", key -> Optional.of(key.sha256()));

  private final InMemoryTable<String, InMemoryRsaModuli.Kept> modulusTable =
      new InMemoryTable<>(unit, "RSA modulus", InMemoryRsaModuli.Kept::publicKeyFingerprint);

  private final InMemoryTable<String, InMemoryRsaModuli.Position> positionTable =
      new InMemoryTable<>(unit, "position", InMemoryRsaModuli.Position::name);

  private final InMemoryTable<UUID, InMemoryOutbox.Kept> outboxTable =
      new InMemoryTable<>(unit, "event", InMemoryOutbox.Kept::id);

  private final InMemoryTable<UUID, AuditEvent> auditTable =
      new InMemoryTable<>(unit, "audit event", AuditEvent::id);

  private final InMemoryMemberships memberships = new InMemoryMemberships(membershipTable);

  public InMemoryStores() {
    authorityTable.references(authorityTable, ca -> ca.parentId().stream());
    authorityCertificateTable.references(
        authorityCertificateTable, certificate -> certificate.issuerCertificateId().stream());
  }

  /** The stores of this object take part in it, and no others. */
  @Override
  public InMemoryUnitOfWork unitOfWork() {
    return unit;
  }

  @Override
  public Projects projects() {
    return new InMemoryProjects(projectTable, memberships);
  }

  @Override
  public Identities identities() {
    return new InMemoryIdentities(
        identityTable, universalAuthTable, clientSecretTable, accessTokenTable, memberships);
  }

  @Override
  public Memberships memberships() {
    return memberships;
  }

  @Override
  public AccessTokens accessTokens() {
    return new InMemoryAccessTokens(accessTokenTable);
  }

  @Override
  public LoginAttempts loginAttempts() {
    return new InMemoryLoginAttempts(loginFailuresTable);
  }

  @Override
  public SealedSecrets sealedSecrets() {
    return new InMemorySealedSecrets(sealedSecretTable);
  }

  @Override
  public SealedSigningKeys sealedSigningKeys() {
    return new InMemorySealedSigningKeys(signingKeyTable);
  }

  @Override
  public Users users() {
    return new InMemoryUsers(userTable);
  }

  @Override
  public Authorities authorities() {
    return new InMemoryAuthorities(
        authorityTable, authorityCertificateTable, profileTable, certificateTable);
  }

  @Override
  public Policies policies() {
    return new InMemoryPolicies(policyTable);
  }

  @Override
  public Profiles profiles() {
    return new InMemoryProfiles(profileTable);
  }

  @Override
  public IssuanceRecords issuanceRecords() {
    return new InMemoryIssuanceRecords(requestTable);
  }

  @Override
  public Certificates certificates() {
    return new InMemoryCertificates(certificateTable, blockedKeyTable, modulusTable);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new InMemoryIdempotencyKeys(idempotencyKeyTable);
  }

  @Override
  public BlockedKeys blockedKeys() {
    return new InMemoryBlockedKeys(blockedKeyTable);
  }

  @Override
  public RsaModuli rsaModuli() {
    return new InMemoryRsaModuli(modulusTable, positionTable);
  }

  @Override
  public Outbox outbox() {
    return new InMemoryOutbox(outboxTable);
  }

  @Override
  public AuditTrail auditTrail() {
    return new InMemoryAuditTrail(auditTable);
  }

  @Override
  public IssuanceJournal issuanceJournal() {
    return issuanceJournal(unit);
  }

  /** As {@link #issuanceJournal()}, with somebody who looks on. */
  public IssuanceJournal issuanceJournal(UnitOfWork watched) {
    return new InMemoryIssuanceJournal(
        watched,
        new InMemoryIssuanceJournal.Tables(
            unit,
            requestTable,
            pendingTable,
            signedContentTable,
            certificateTable,
            idempotencyKeyTable,
            auditTable),
        keyRecords());
  }

  @Override
  public InMemorySignedContents signedContents() {
    return new InMemorySignedContents(signedContentTable);
  }

  @Override
  public InMemoryKeyRecords keyRecords() {
    return new InMemoryKeyRecords(
        unit, blockedKeyTable, authorityCertificateTable, signingKeyTable, certificateTable);
  }

  /** Units commit one after the other in one place, so that there is nothing to be looked for. */
  @Override
  public Freshness freshness() {
    return () -> OptionalLong.of(unit.epoch());
  }

  @Override
  public Freshness freshnessElsewhere() {
    return freshness();
  }

  @Override
  public void look() {
    // Every node sees everything at once.
  }
}
