package org.countersign.adapters.crypto.asn1;

/**
 * Octets are not the DER that they should be; the message says what is wrong, and where, for the
 * one who sent them.
 */
public final class MalformedDer extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: this is an answer to hostile input, not a fault of the program. */
  public MalformedDer(String message) {
    super(message, null, false, false);
  }
}
