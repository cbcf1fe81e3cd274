package org.countersign.adapters.persistence.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.JsonText;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.KeyAlgorithm;

/** A row of {@code authority}. */
@Entity
@Table(name = "authority")
public class AuthorityRow {

  @Id private UUID id;

  @Column(name = "project_id")
  private UUID projectId;

  private String name;

  @Column(name = "friendly_name")
  private String friendlyName;

  @Column(name = "authority_type")
  private String type;

  private String status;

  @Column(name = "parent_id")
  private UUID parentId;

  private String subject;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "key_algorithm")
  private String keyAlgorithm;

  @Column(name = "max_path_length")
  private int maxPathLength;

  @Column(name = "signing_key_store")
  private String signingKeyStore;

  @Column(name = "signing_key_name")
  private String signingKeyName;

  @Column(name = "certificate_id")
  private UUID certificateId;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected AuthorityRow() {}

  static AuthorityRow of(CertificateAuthority authority) {
    AuthorityRow row = new AuthorityRow();
    row.id = authority.id();
    row.projectId = authority.projectId();
    row.type = authority.type().name();
    row.parentId = authority.parentId().orElse(null);
    row.subject = JsonText.write(NameDocuments.of(authority.subject()));
    row.keyAlgorithm = authority.keyAlgorithm().name();
    row.maxPathLength = authority.maxPathLength();
    row.signingKeyStore = authority.signingKey().store();
    row.signingKeyName = authority.signingKey().name();
    row.createdAt = Moments.toMicros(authority.createdAt());
    row.set(authority);
    return row;
  }

  /** Sets what of a CA may change. */
  void set(CertificateAuthority authority) {
    name = authority.name();
    friendlyName = StorableText.of(authority.friendlyName());
    status = authority.status().name();
    certificateId = authority.certificate().map(AuthorityCertificate::id).orElse(null);
    searchText = SearchText.of(searchedIn(authority));
    updatedAt = Moments.toMicros(authority.updatedAt());
  }

  private static Stream<String> searchedIn(CertificateAuthority authority) {
    return Stream.concat(
        Stream.of(authority.name(), authority.friendlyName()),
        authority.subject().attributes().map(AttributeTypeAndValue::value));
  }

  Optional<UUID> certificateId() {
    return Optional.ofNullable(certificateId);
  }

  CertificateAuthority toAuthority(Optional<AuthorityCertificate> certificate) {
    return new CertificateAuthority(
        id,
        projectId,
        name,
        friendlyName,
        AuthorityType.valueOf(type),
        AuthorityStatus.valueOf(status),
        Optional.ofNullable(parentId),
        NameDocuments.distinguishedName(JsonText.read(subject)),
        KeyAlgorithm.valueOf(keyAlgorithm),
        maxPathLength,
        new SigningKeyReference(signingKeyStore, signingKeyName),
        certificate,
        Moments.ofMicros(createdAt),
        Moments.ofMicros(updatedAt));
  }
}
