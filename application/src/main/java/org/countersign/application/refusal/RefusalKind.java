package org.countersign.application.refusal;

/** Why a use case said no. */
public enum RefusalKind {
  /** What was asked for cannot be had as it was asked for. */
  BAD_REQUEST,
  /** A document has fields that are not as they must be. */
  INVALID_FIELDS,
  /** An Idempotency-Key was used before with another body. */
  IDEMPOTENCY_KEY_REUSED,
  /** The caller is not authenticated. */
  UNAUTHENTICATED,
  /** The access token was good once. */
  TOKEN_EXPIRED,
  /** The caller asks too often. */
  RATE_LIMITED,
  /** The caller is known and may not do this. */
  PERMISSION_DENIED,
  /** There is no such thing, or the caller may not know of it. */
  NOT_FOUND,
  /** It stands in the way of something that is there. */
  CONFLICT
}
