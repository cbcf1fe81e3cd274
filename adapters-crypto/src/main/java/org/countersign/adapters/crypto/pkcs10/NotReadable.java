package org.countersign.adapters.crypto.pkcs10;

import java.util.Optional;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.UnprovenRequest;

/** Carries the answer to a text that is no request out of the depth in which that was found. */
final class NotReadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final RequestFlaw flaw;

  /**
   * Without a stack trace: it costs as much as reading a request, and hostile input is all that it
   * tells of.
   */
  NotReadable(RequestFlaw flaw, String message) {
    super(message, null, false, false);
    this.flaw = flaw;
  }

  Unreadable answer() {
    return new Unreadable(flaw, getMessage());
  }

  /** With what the request says all the same. */
  Unreadable answer(UnprovenRequest unproven) {
    return new Unreadable(flaw, getMessage(), Optional.of(unproven));
  }
}
