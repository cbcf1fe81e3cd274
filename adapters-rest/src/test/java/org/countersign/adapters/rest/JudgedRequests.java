package org.countersign.adapters.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/** Requests for tests to which it does not matter what they ask for. */
final class JudgedRequests {

  private JudgedRequests() {}

  static JudgedRequest any() {
    return JudgedRequest.asClaimed(
        new ClaimedContent(
            DistinguishedName.EMPTY,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(SignatureAlgorithm.ECDSA_SHA256)),
        Optional.of(KeyAlgorithm.EC_P256),
        Optional.empty(),
        Optional.of(Duration.ofDays(1)));
  }
}
