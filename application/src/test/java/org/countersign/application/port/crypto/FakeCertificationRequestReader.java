package org.countersign.application.port.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.UnprovenRequest;

/**
 * Knows the texts that it was told; every other is no PEM to it. For tests of what happens after
 * reading.
 */
public final class FakeCertificationRequestReader implements CertificationRequestReader {

  private final Map<String, Reading> readings = new ConcurrentHashMap<>();

  /** From now on the text is this request. */
  public void knows(String pem, CertificationRequest request) {
    readings.put(pem, new Readable(request));
  }

  /** From now on the text cannot be read, for this reason. */
  public void cannotRead(String pem, RequestFlaw flaw, String message) {
    readings.put(pem, new Unreadable(flaw, message));
  }

  /** From now on the text cannot be read, but for what it claims. */
  public void cannotRead(String pem, RequestFlaw flaw, String message, UnprovenRequest unproven) {
    readings.put(pem, new Unreadable(flaw, message, Optional.of(unproven)));
  }

  @Override
  public Reading read(String pem) {
    return readings.getOrDefault(
        pem,
        new Unreadable(
            RequestFlaw.CSR_WRONG_HEADER,
            "CSR must start with -----BEGIN CERTIFICATE REQUEST-----"));
  }
}
