package org.countersign.domain.access;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who acts: a person, a machine identity, or the server itself.
 *
 * @param id unique among people and programs together; the server alone has none
 * @param displayName for people to read; it may change, and two may have the same
 */
public record Principal(Kind kind, Optional<UUID> id, String displayName) {

  /** The server, when it acts without a caller. */
  public static final Principal SYSTEM = new Principal(Kind.SYSTEM, Optional.empty(), "system");

  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(displayName, "displayName");
    if (id.isPresent() == (kind == Kind.SYSTEM)) {
      throw new IllegalArgumentException(
          "a principal of the kind " + kind + " cannot have the id " + id);
    }
  }

  /** A program with credentials of its own. */
  public static Principal machineIdentity(UUID id, String name) {
    return new Principal(Kind.MACHINE_IDENTITY, Optional.of(id), name);
  }

  /** A person. */
  public static Principal user(UUID id, String email) {
    return new Principal(Kind.USER, Optional.of(id), email);
  }

  /** What a principal is. */
  public enum Kind {
    MACHINE_IDENTITY("identity"),
    USER("user"),
    SYSTEM("system");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in the REST contract, and in the database. */
    public String wireName() {
      return wireName;
    }

    /**
     * @throws IllegalArgumentException when there is no such kind
     */
    public static Kind ofWireName(String wireName) {
      return Arrays.stream(values())
          .filter(kind -> kind.wireName.equals(wireName))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind of principal is " + wireName));
    }
  }
}
