package org.countersign.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An admin manages projects and identities and is admin in every project; a member has what
 * memberships give.
 */
public enum OrganizationRole {
  ADMIN,
  MEMBER;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OrganizationRole> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
