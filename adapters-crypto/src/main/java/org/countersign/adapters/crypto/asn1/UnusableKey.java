package org.countersign.adapters.crypto.asn1;

import java.util.Objects;
import org.countersign.domain.request.RequestFlaw;

/**
 * A public key, or a signature algorithm, that is well-formed but that Countersign does not
 * certify.
 */
public final class UnusableKey extends Exception {
  private static final long serialVersionUID = 1L;

  private final RequestFlaw flaw;

  /**
   * @param message what is wrong and what is supported, for the one who sent it
   */
  UnusableKey(RequestFlaw flaw, String message) {
    super(message, null, false, false);
    this.flaw = Objects.requireNonNull(flaw, "flaw");
  }

  public RequestFlaw flaw() {
    return flaw;
  }
}
