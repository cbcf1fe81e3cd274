package org.countersign.application.profile;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.ProfileDocument;

/** Certificate profiles. An unknown one is NOT_FOUND: {@code Certificate profile not found}. */
public interface ManageCertificateProfiles {

  /**
   * @throws Refused INVALID_FIELDS with everything that is wrong; NOT_FOUND for the CA or policy it
   *     names; BAD_REQUEST for a policy of another project or defaults that the policy refuses;
   *     CONFLICT when the slug is taken
   */
  CertificateProfile create(Caller caller, UUID projectId, ProfileDocument document);

  Detailed find(Caller caller, UUID id);

  /**
   * @throws Refused NOT_FOUND also for the project
   */
  Detailed findBySlug(Caller caller, UUID projectId, String slug);

  /** As {@link Profiles#list}; a requester sees the profiles its membership names. */
  Page<Detailed> list(Caller caller, ProfileCriteria search, PageRequest page);

  /**
   * Changes it; each change is a new version.
   *
   * @param change the document as it is, to the document as it is to be
   * @throws Refused as {@link #create}
   */
  CertificateProfile update(Caller caller, UUID id, UnaryOperator<ProfileDocument> change);

  CertificateProfile remove(Caller caller, UUID id);

  /** A profile with what it names and how much was issued under it. */
  record Detailed(
      CertificateProfile profile,
      Optional<CertificateAuthority> authority,
      CertificatePolicy policy,
      CertificateCounts counts) {
    public Detailed {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(authority, "authority");
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(counts, "counts");
    }
  }
}
