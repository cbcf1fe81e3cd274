package org.countersign.application.port.telemetry;

/** How many certificates are asked for, what becomes of them, and where the time goes. */
public interface IssuanceMetrics {

  /** A part of issuing, in this order. */
  enum Step {
    /** Profile, policy and CA are found, the CSR is read and possession of its key proven. */
    READ,
    /** Every rule is asked; the certificate is decided, encoded and linted. */
    JUDGE,
    /** The request is committed as pending, with what is about to be signed. */
    RECORD,
    /** The CA's key signs, and the signature is verified. */
    SIGN,
    /** The certificate is committed. */
    STORE
  }

  /** What became of a request for a certificate. */
  enum Outcome {
    /** A certificate was issued. */
    ISSUED,
    /** The certificate that its Idempotency-Key had got before was given again. */
    REPLAYED,
    /** It was refused for what it asks, or for who asks. */
    REFUSED,
    /** The database could not be used. */
    UNAVAILABLE,
    /** Something failed that should not, or took so long that the request was given up. */
    FAILED
  }

  /** A step has come to its good end. */
  void stepTook(Step step, long nanos);

  /**
   * A request was answered.
   *
   * @param nanos from the beginning of the use case
   */
  void ended(Outcome outcome, long nanos);

  /**
   * A reason for which a request was refused.
   *
   * @param code one of a known set, such as {@code san-denied}
   */
  void violated(String code);
}
