package org.countersign.adapters.rest.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.search.Page;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.x509.SubjectAttributeType;

/** A certification authority on the wire. */
record AuthorityAnswer(
    UUID id,
    UUID projectId,
    String name,
    String type,
    String status,
    Configuration configuration,
    Instant createdAt,
    Instant updatedAt)
    implements JsonAnswer {

  /** What every CA here is: one whose key Countersign keeps. */
  private static final String INTERNAL = "internal";

  /**
   * @param type root or intermediate
   * @param dn the whole subject, for people
   * @param serialNumber this and the next three of the current certificate, where there is one
   */
  record Configuration(
      String type,
      String friendlyName,
      Optional<String> commonName,
      Optional<String> organization,
      Optional<String> ou,
      Optional<String> country,
      Optional<String> province,
      Optional<String> locality,
      String dn,
      String keyAlgorithm,
      int maxPathLength,
      Optional<UUID> parentCaId,
      Optional<String> serialNumber,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter,
      Optional<UUID> activeCaCertId) {

    static Configuration of(CertificateAuthority ca) {
      Optional<AuthorityCertificate> certificate = ca.certificate();
      return new Configuration(
          ca.type().wireName(),
          ca.friendlyName(),
          ca.subject().first(SubjectAttributeType.COMMON_NAME),
          ca.subject().first(SubjectAttributeType.ORGANIZATION),
          ca.subject().first(SubjectAttributeType.ORGANIZATIONAL_UNIT),
          ca.subject().first(SubjectAttributeType.COUNTRY),
          ca.subject().first(SubjectAttributeType.STATE),
          ca.subject().first(SubjectAttributeType.LOCALITY),
          ca.subject().toString(),
          ca.keyAlgorithm().wireName(),
          ca.maxPathLength(),
          ca.parentId(),
          certificate.map(current -> current.serialNumber().hex()),
          certificate.map(current -> current.validity().notBefore()),
          certificate.map(current -> current.validity().notAfter()),
          certificate.map(AuthorityCertificate::id));
    }
  }

  static AuthorityAnswer of(CertificateAuthority ca) {
    return new AuthorityAnswer(
        ca.id(),
        ca.projectId(),
        ca.name(),
        INTERNAL,
        ca.status().wireName(),
        Configuration.of(ca),
        ca.createdAt(),
        ca.updatedAt());
  }

  record Many(List<AuthorityAnswer> certificateAuthorities, long totalCount) implements JsonAnswer {

    static Many of(Page<CertificateAuthority> page) {
      return new Many(page.map(AuthorityAnswer::of).items(), page.totalCount());
    }
  }
}
