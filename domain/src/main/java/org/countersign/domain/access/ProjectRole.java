package org.countersign.domain.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an identity may do in a project.
 *
 * <ul>
 *   <li>admin: everything;
 *   <li>operator: issues and looks after certificates, reads the rest;
 *   <li>auditor: reads everything, the audit trail included, and changes nothing;
 *   <li>requester: issues on the profiles its membership names, and reads those and what it asked
 *       for itself.
 * </ul>
 */
public enum ProjectRole {
  ADMIN(EnumSet.allOf(Permission.class)),
  OPERATOR(
      EnumSet.of(
          Permission.READ_PROJECT,
          Permission.READ_MEMBERS,
          Permission.READ_AUTHORITIES,
          Permission.READ_POLICIES,
          Permission.READ_PROFILES,
          Permission.ISSUE_CERTIFICATES,
          Permission.READ_CERTIFICATES,
          Permission.EDIT_CERTIFICATES)),
  AUDITOR(
      EnumSet.of(
          Permission.READ_PROJECT,
          Permission.READ_MEMBERS,
          Permission.READ_AUTHORITIES,
          Permission.READ_POLICIES,
          Permission.READ_PROFILES,
          Permission.READ_CERTIFICATES,
          Permission.READ_AUDIT_LOGS)),
  REQUESTER(
      EnumSet.of(
          Permission.READ_PROJECT,
          Permission.READ_AUTHORITIES,
          Permission.READ_PROFILES,
          Permission.ISSUE_CERTIFICATES,
          Permission.READ_CERTIFICATES));

  private final Set<Permission> permissions;

  ProjectRole(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  public boolean permits(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether issuing is bound to named profiles, and reading to what one asked for oneself. */
  public boolean isBoundToNamedProfiles() {
    return this == REQUESTER;
  }

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ProjectRole> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
