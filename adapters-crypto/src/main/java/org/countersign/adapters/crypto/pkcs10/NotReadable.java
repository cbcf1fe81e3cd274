package org.countersign.adapters.crypto.pkcs10;

import java.util.Optional;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.UnprovenRequest;

/** Carries the answer to a text that is no request out of the depth in which that was found. */
final class NotReadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final RequestFlaw flaw;
  private final transient byte[] request;

  /**
   * Without a stack trace: it costs as much as reading a request, and hostile input is all that it
   * tells of.
   */
  NotReadable(RequestFlaw flaw, String message) {
    this(flaw, message, null);
  }

  /**
   * Of a text that is a request in another form than PEM.
   *
   * @param request its DER
   */
  NotReadable(RequestFlaw flaw, String message, byte[] request) {
    super(message, null, false, false);
    this.flaw = flaw;
    this.request = request;
  }

  /** The DER of the request that the text is in another form than PEM. */
  Optional<byte[]> request() {
    return Optional.ofNullable(request);
  }

  Unreadable answer() {
    return new Unreadable(flaw, getMessage());
  }

  /** With what the request says all the same. */
  Unreadable answer(UnprovenRequest unproven) {
    return new Unreadable(flaw, getMessage(), Optional.of(unproven));
  }
}
