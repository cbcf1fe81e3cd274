package org.countersign.domain.revocation;

/**
 * The reasons of RFC 5280, 5.3.1, with their numbers there; removeFromCRL is no reason to revoke.
 */
public enum RevocationReason {
  UNSPECIFIED(0),
  KEY_COMPROMISE(1),
  CA_COMPROMISE(2),
  AFFILIATION_CHANGED(3),
  SUPERSEDED(4),
  CESSATION_OF_OPERATION(5),
  CERTIFICATE_HOLD(6),
  PRIVILEGE_WITHDRAWN(9),
  A_A_COMPROMISE(10);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** The value of CRLReason. */
  public int code() {
    return code;
  }
}
