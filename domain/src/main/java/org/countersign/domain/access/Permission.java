package org.countersign.domain.access;

/**
 * An action on a kind of thing inside a project, by the names of the REST contract.
 *
 * <p>{@link #action()} and {@link #subject()} stand in the sentence of a refusal.
 */
public enum Permission {
  READ_PROJECT("read", "project"),
  EDIT_PROJECT("edit", "project"),
  DELETE_PROJECT("delete", "project"),
  READ_MEMBERS("read", "members"),
  EDIT_MEMBERS("edit", "members"),
  READ_AUTHORITIES("read", "certificate-authorities"),
  CREATE_AUTHORITIES("create", "certificate-authorities"),
  EDIT_AUTHORITIES("edit", "certificate-authorities"),
  DELETE_AUTHORITIES("delete", "certificate-authorities"),
  READ_POLICIES("read", "certificate-policies"),
  CREATE_POLICIES("create", "certificate-policies"),
  EDIT_POLICIES("edit", "certificate-policies"),
  DELETE_POLICIES("delete", "certificate-policies"),
  READ_PROFILES("read", "certificate-profiles"),
  CREATE_PROFILES("create", "certificate-profiles"),
  EDIT_PROFILES("edit", "certificate-profiles"),
  DELETE_PROFILES("delete", "certificate-profiles"),
  ISSUE_CERTIFICATES("issue-cert", "certificate-profiles"),
  READ_CERTIFICATES("read", "certificates"),
  EDIT_CERTIFICATES("edit", "certificates"),
  DELETE_CERTIFICATES("delete", "certificates"),
  READ_PRIVATE_KEYS("read-private-key", "certificates"),
  READ_AUDIT_LOGS("read", "audit-logs");

  private final String action;
  private final String subject;

  Permission(String action, String subject) {
    this.action = action;
    this.subject = subject;
  }

  public String action() {
    return action;
  }

  public String subject() {
    return subject;
  }
}
