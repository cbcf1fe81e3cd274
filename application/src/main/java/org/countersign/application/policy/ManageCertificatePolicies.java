package org.countersign.application.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.document.PolicyDocument;

/** Certificate policies. An unknown one is NOT_FOUND: {@code Certificate policy not found}. */
public interface ManageCertificatePolicies {

  /**
   * @param name 1..255 characters; made into a slug
   * @throws Refused INVALID_FIELDS with everything that is wrong; CONFLICT when the name is taken
   *     in the project
   */
  CertificatePolicy create(
      Caller caller, UUID projectId, String name, String description, PolicyDocument rules);

  CertificatePolicy find(Caller caller, UUID id);

  /**
   * @throws Refused NOT_FOUND {@code Project not found}
   */
  Page<CertificatePolicy> list(Caller caller, UUID projectId, String search, PageRequest page);

  /**
   * Changes what is given; each change is a new version. Patterns that match nothing are refused in
   * each section that becomes another; one that stays as it is may have them from before.
   *
   * @throws Refused as {@link #create}
   */
  CertificatePolicy update(Caller caller, UUID id, PolicyChange change);

  /**
   * @throws Refused CONFLICT with the profiles that name it
   */
  CertificatePolicy remove(Caller caller, UUID id);

  /**
   * What is to be otherwise.
   *
   * @param rules the document as it is, to the document as it is to be
   */
  record PolicyChange(
      Optional<String> name, Optional<String> description, UnaryOperator<PolicyDocument> rules) {
    public PolicyChange {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(rules, "rules");
    }
  }
}
