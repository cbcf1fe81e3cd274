package org.countersign.adapters.persistence.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.ProfileDocuments;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.profile.ProfileDefaults;

/** A row of {@code profile}; its version is the profile's own. */
@Entity
@Table(name = "profile")
public class ProfileRow {

  @Id private UUID id;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "authority_id")
  private UUID authorityId;

  @Column(name = "policy_id")
  private UUID policyId;

  private String slug;
  private String description;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "enrollment_method")
  private String enrollmentMethod;

  @Column(name = "issuer_type")
  private String issuerType;

  private String settings;

  @Column(name = "profile_version")
  private int profileVersion;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  protected ProfileRow() {}

  static ProfileRow of(CertificateProfile profile) {
    ProfileRow row = new ProfileRow();
    row.id = profile.id();
    row.projectId = profile.projectId();
    row.authorityId = profile.caId().orElse(null);
    row.policyId = profile.certificatePolicyId();
    row.slug = profile.slug();
    row.description = StorableText.of(profile.description());
    row.searchText = searchText(profile);
    row.enrollmentMethod = profile.enrollment().method().name();
    row.issuerType = profile.issuerType().name();
    row.settings = ProfileDocuments.of(profile);
    row.profileVersion = profile.version();
    row.createdAt = Moments.toMicros(profile.createdAt());
    row.updatedAt = Moments.toMicros(profile.updatedAt());
    return row;
  }

  static String searchText(CertificateProfile profile) {
    return SearchText.of(Stream.of(profile.slug(), profile.description()));
  }

  CertificateProfile toProfile() {
    ProfileDocuments documents = ProfileDocuments.read(settings);
    return new CertificateProfile(
        id,
        projectId,
        Optional.ofNullable(authorityId),
        policyId,
        slug,
        description,
        documents.enrollment(EnrollmentMethod.valueOf(enrollmentMethod)),
        IssuerType.valueOf(issuerType),
        ProfileDefaults.of(documents.defaults()),
        profileVersion,
        Moments.ofMicros(createdAt),
        Moments.ofMicros(updatedAt));
  }
}
