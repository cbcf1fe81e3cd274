package org.countersign.adapters.rest.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.search.Page;
import org.countersign.domain.access.Identity;

/** A machine identity on the wire. */
public record IdentityAnswer(
    UUID id, String name, String role, Instant createdAt, Instant updatedAt) {

  static IdentityAnswer of(Identity identity) {
    return new IdentityAnswer(
        identity.id(),
        identity.name(),
        identity.role().wireName(),
        identity.createdAt(),
        identity.updatedAt());
  }

  record One(IdentityAnswer identity) implements JsonAnswer {

    static One of(Identity identity) {
      return new One(IdentityAnswer.of(identity));
    }
  }

  /** A list of identities, here and on the administration's page. */
  public record Many(List<IdentityAnswer> identities, long totalCount) implements JsonAnswer {

    public static Many of(Page<Identity> page) {
      return new Many(page.map(IdentityAnswer::of).items(), page.totalCount());
    }
  }
}
