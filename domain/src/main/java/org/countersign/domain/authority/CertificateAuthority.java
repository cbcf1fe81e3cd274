package org.countersign.domain.authority;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * An internal certification authority.
 *
 * @param name slug, unique in its project
 * @param parentId the CA that signed its certificate; empty for a root
 * @param maxPathLength -1 when unlimited
 * @param certificate empty while {@link AuthorityStatus#PENDING_CERTIFICATE}
 */
public record CertificateAuthority(
    UUID id,
    UUID projectId,
    String name,
    String friendlyName,
    AuthorityType type,
    AuthorityStatus status,
    Optional<UUID> parentId,
    DistinguishedName subject,
    KeyAlgorithm keyAlgorithm,
    int maxPathLength,
    SigningKeyReference signingKey,
    Optional<AuthorityCertificate> certificate,
    Instant createdAt,
    Instant updatedAt) {

  public static final String NO_CERTIFICATE = "CA does not have a certificate installed";

  public CertificateAuthority {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(friendlyName, "friendlyName");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(parentId, "parentId");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    if (maxPathLength < -1) {
      throw new IllegalArgumentException(
          "maxPathLength is " + maxPathLength + "; -1 or more is allowed");
    }
    Objects.requireNonNull(signingKey, "signingKey");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  public CertificateAuthority renamed(String newName, Instant now) {
    return new CertificateAuthority(
        id,
        projectId,
        newName,
        friendlyName,
        type,
        status,
        parentId,
        subject,
        keyAlgorithm,
        maxPathLength,
        signingKey,
        certificate,
        createdAt,
        now);
  }

  public CertificateAuthority withStatus(AuthorityStatus newStatus, Instant now) {
    return new CertificateAuthority(
        id,
        projectId,
        name,
        friendlyName,
        type,
        newStatus,
        parentId,
        subject,
        keyAlgorithm,
        maxPathLength,
        signingKey,
        certificate,
        createdAt,
        now);
  }

  /** This CA, active with its certificate. */
  public CertificateAuthority certified(AuthorityCertificate newCertificate, Instant now) {
    return new CertificateAuthority(
        id,
        projectId,
        name,
        friendlyName,
        type,
        AuthorityStatus.ACTIVE,
        parentId,
        subject,
        keyAlgorithm,
        maxPathLength,
        signingKey,
        Optional.of(newCertificate),
        createdAt,
        now);
  }

  /** Why this CA cannot sign now, in a sentence; empty when it can. */
  public Optional<String> obstacleToSigning(Instant now) {
    if (certificate.isEmpty()) {
      return Optional.of(NO_CERTIFICATE);
    }
    if (status != AuthorityStatus.ACTIVE) {
      return Optional.of("CA is not active");
    }
    return now.isAfter(certificate.get().validity().notAfter())
        ? Optional.of("CA is expired")
        : Optional.empty();
  }
}
