package org.countersign.adapters.rest.json;

/** A body of more octets than {@link BodyLimitFilter#LIMIT_BYTES}. */
public final class BodyTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BodyTooLarge() {
    super(
        "Request body exceeds " + BodyLimitFilter.LIMIT_BYTES + " bytes, which is the most allowed",
        null,
        false,
        false);
  }
}
