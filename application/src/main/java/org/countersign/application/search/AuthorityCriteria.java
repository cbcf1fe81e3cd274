package org.countersign.application.search;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.authority.AuthorityStatus;

/**
 * @param text part of name, friendly name or subject, in any case; empty text for all
 */
public record AuthorityCriteria(UUID projectId, String text, Optional<AuthorityStatus> status) {
  public AuthorityCriteria {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(status, "status");
  }
}
