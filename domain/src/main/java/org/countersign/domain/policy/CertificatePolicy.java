package org.countersign.domain.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.text.Slug;

/**
 * A certificate policy: the rules under which a project's profiles issue.
 *
 * @param name a slug, unique in its project
 * @param description may be blank; at most 1000 characters
 * @param version 1 when made, one more with each change
 */
public record CertificatePolicy(
    UUID id,
    UUID projectId,
    String name,
    String description,
    PolicyRules rules,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final int MAX_DESCRIPTION_CHARACTERS = 1000;

  public CertificatePolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    if (!Slug.isSlug(name)) {
      throw new IllegalArgumentException(
          "policy name is not a slug of 1 to 255 characters: " + name);
    }
    if (description.length() > MAX_DESCRIPTION_CHARACTERS) {
      throw new IllegalArgumentException(
          "policy description has "
              + description.length()
              + " characters; at most 1000 are allowed");
    }
    Objects.requireNonNull(rules, "rules");
    if (version < 1) {
      throw new IllegalArgumentException("policy version is " + version + "; the first is 1");
    }
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /** This policy, changed: its next version. */
  public CertificatePolicy changedTo(
      String newName, String newDescription, PolicyRules newRules, Instant now) {
    return new CertificatePolicy(
        id, projectId, newName, newDescription, newRules, version + 1, createdAt, now);
  }
}
