package org.countersign.adapters.rest.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.key.ManageBlockedKeys.Blocked;
import org.countersign.application.key.ManageBlockedKeys.KeyWithCertificates;
import org.countersign.application.search.Page;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;

/**
 * A blocked key on the wire; it has one of the two hashes.
 *
 * @param code what a requester gets who has the key
 */
record BlockedKeyAnswer(
    UUID id,
    Optional<String> spkiSha256,
    Optional<String> modulusSha256,
    String code,
    String reason,
    Optional<UUID> blockedBy,
    Instant createdAt) {

  static BlockedKeyAnswer of(BlockedKey key) {
    return new BlockedKeyAnswer(
        key.id(),
        hash(key, HashedPart.SPKI),
        hash(key, HashedPart.MODULUS),
        key.flaw().text(),
        key.reason(),
        key.blockedBy(),
        key.createdAt());
  }

  private static Optional<String> hash(BlockedKey key, HashedPart part) {
    return key.part() == part ? Optional.of(key.sha256()) : Optional.empty();
  }

  record One(BlockedKeyAnswer blockedKey) implements JsonAnswer {

    static One of(BlockedKey key) {
      return new One(BlockedKeyAnswer.of(key));
    }
  }

  /** A list of keys. */
  record Many(List<BlockedKeyAnswer> blockedKeys, long totalCount) implements JsonAnswer {

    static Many of(Page<BlockedKey> page) {
      return new Many(page.map(BlockedKeyAnswer::of).items(), page.totalCount());
    }
  }

  /** What became of a list of hashes. */
  record Imported(int added, int alreadyBlocked) implements JsonAnswer {

    static Imported of(Blocked blocked) {
      return new Imported(blocked.added(), blocked.alreadyBlocked());
    }
  }

  /** A certificate on a blocked key; in whatever project. */
  record CertificateOnKey(
      UUID id,
      UUID projectId,
      UUID profileId,
      UUID caId,
      String serialNumber,
      String subject,
      String status,
      Instant notBefore,
      Instant notAfter) {

    static CertificateOnKey of(IssuedCertificate certificate, Instant now) {
      return new CertificateOnKey(
          certificate.id(),
          certificate.projectId(),
          certificate.profileId(),
          certificate.authorityId(),
          certificate.serialNumber().hex(),
          certificate.subject().toString(),
          certificate.statusAt(now).wireName(),
          certificate.validity().notBefore(),
          certificate.validity().notAfter());
    }
  }

  /** A key and a page of the certificates on it. */
  record WithCertificates(
      BlockedKeyAnswer blockedKey, List<CertificateOnKey> certificates, long totalCount)
      implements JsonAnswer {

    static WithCertificates of(KeyWithCertificates found, Instant now) {
      return new WithCertificates(
          BlockedKeyAnswer.of(found.key()),
          found.certificates().map(each -> CertificateOnKey.of(each, now)).items(),
          found.certificates().totalCount());
    }
  }
}
