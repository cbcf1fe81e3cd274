package org.countersign.adapters.crypto.asn1;

/**
 * A public key, or a signature algorithm, that is well-formed but that Countersign does not
 * certify.
 */
public final class UnusableKey extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, kebab-case
   * @param message what is wrong and what is supported, for the one who sent it
   */
  UnusableKey(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
