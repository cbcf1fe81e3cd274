package org.countersign.application.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;

/** What a person decides about a policy, checked. */
record PolicyContent(String slug, String description, PolicyRules rules) {

  static PolicyContent of(CertificatePolicy policy) {
    return new PolicyContent(policy.name(), policy.description(), policy.rules());
  }

  /**
   * @param old the rules that these take the place of; patterns that match nothing are no error in
   *     a section that stays as it is
   * @throws Refused INVALID_FIELDS with everything that is wrong
   */
  static PolicyContent checked(
      String name, String description, PolicyDocument rules, PolicyDocument old) {
    List<FieldError> errors = new ArrayList<>();
    checkName(name).ifPresent(errors::add);
    if (description.length() > CertificatePolicy.MAX_DESCRIPTION_CHARACTERS) {
      errors.add(
          new FieldError(
              FieldError.TOO_BIG,
              "description",
              "Description cannot exceed "
                  + CertificatePolicy.MAX_DESCRIPTION_CHARACTERS
                  + " characters"));
    }
    errors.addAll(PolicyRules.check(rules, old));
    if (!errors.isEmpty()) {
      throw Refused.invalid(errors);
    }
    return new PolicyContent(slug(name).orElseThrow(), description, PolicyRules.of(rules));
  }

  /** A name that is a slug already stays as it is, hyphens at its ends included. */
  private static Optional<String> slug(String name) {
    return Slug.isSlug(name) ? Optional.of(name) : Slug.of(name);
  }

  private static Optional<FieldError> checkName(String name) {
    if (name.isBlank()) {
      return Optional.of(new FieldError(FieldError.TOO_SMALL, "name", "Name cannot be empty"));
    }
    if (name.length() > Slug.MAX_CHARACTERS) {
      return Optional.of(
          new FieldError(
              FieldError.TOO_BIG,
              "name",
              "Name cannot exceed " + Slug.MAX_CHARACTERS + " characters"));
    }
    return slug(name).isPresent()
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                FieldError.INVALID_STRING,
                "name",
                "Name must contain at least one Latin letter or digit"));
  }
}
