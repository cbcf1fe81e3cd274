package org.countersign.application.port.persistence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.Validity;

/** Makes CAs; what a test does not name is valid and different each time. */
public final class CertificateAuthorityBuilder {

  private UUID id = UUID.randomUUID();
  private UUID projectId = UUID.randomUUID();
  private String name = "ca-" + id;
  private String friendlyName = "A certification authority";
  private AuthorityStatus status = AuthorityStatus.ACTIVE;
  private Optional<CertificateAuthority> parent = Optional.empty();
  private DistinguishedName subject =
      DistinguishedName.EMPTY
          .with(SubjectAttributeType.ORGANIZATION, "Example")
          .with(SubjectAttributeType.COMMON_NAME, "Example Root");
  private KeyAlgorithm keyAlgorithm = KeyAlgorithm.EC_P256;
  private int maxPathLength = 3;
  private SigningKeyReference signingKey =
      new SigningKeyReference("software", UUID.randomUUID().toString());
  private Validity validity =
      new Validity(Instant.parse("2029-01-01T00:00:00Z"), Instant.parse("2039-01-01T00:00:00Z"));
  private Instant createdAt = Instant.parse("2029-01-01T00:00:00.000001Z");

  private CertificateAuthorityBuilder() {}

  /** An active root with a certificate. */
  public static CertificateAuthorityBuilder anAuthority() {
    return new CertificateAuthorityBuilder();
  }

  public CertificateAuthorityBuilder withId(UUID value) {
    id = value;
    return this;
  }

  public CertificateAuthorityBuilder inProject(UUID value) {
    projectId = value;
    return this;
  }

  public CertificateAuthorityBuilder named(String value) {
    name = value;
    return this;
  }

  public CertificateAuthorityBuilder withFriendlyName(String value) {
    friendlyName = value;
    return this;
  }

  public CertificateAuthorityBuilder withSubject(DistinguishedName value) {
    subject = value;
    return this;
  }

  /** An intermediate CA under this one. */
  public CertificateAuthorityBuilder under(CertificateAuthority value) {
    parent = Optional.of(value);
    return this;
  }

  /** Without a certificate when it waits for one. */
  public CertificateAuthorityBuilder withStatus(AuthorityStatus value) {
    status = value;
    return this;
  }

  public CertificateAuthorityBuilder withKey(
      KeyAlgorithm algorithm, SigningKeyReference reference) {
    keyAlgorithm = algorithm;
    signingKey = reference;
    return this;
  }

  public CertificateAuthorityBuilder withValidity(Validity value) {
    validity = value;
    return this;
  }

  /** -1 for no limit. */
  public CertificateAuthorityBuilder withMaxPathLength(int value) {
    maxPathLength = value;
    return this;
  }

  public CertificateAuthority build() {
    boolean waiting = status == AuthorityStatus.PENDING_CERTIFICATE;
    return new CertificateAuthority(
        id,
        projectId,
        name,
        friendlyName,
        parent.isPresent() ? AuthorityType.INTERMEDIATE : AuthorityType.ROOT,
        status,
        parent.map(CertificateAuthority::id),
        subject,
        keyAlgorithm,
        maxPathLength,
        signingKey,
        waiting ? Optional.empty() : Optional.of(certificate()),
        createdAt,
        createdAt);
  }

  /** A certificate for the CA; another one each time. */
  public AuthorityCertificate certificate() {
    return new AuthorityCertificate(
        UUID.randomUUID(),
        id,
        parent.flatMap(CertificateAuthority::certificate).map(AuthorityCertificate::id),
        RandomValues.serialNumber(),
        validity,
        subject.toString().getBytes(StandardCharsets.UTF_8),
        RandomValues.publicKey(keyAlgorithm),
        maxPathLength < 0 ? OptionalInt.empty() : OptionalInt.of(maxPathLength),
        RandomValues.octets(700));
  }
}
