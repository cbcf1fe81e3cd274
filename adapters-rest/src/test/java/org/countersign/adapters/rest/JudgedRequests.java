package org.countersign.adapters.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/** Requests for tests to which it does not matter what they ask for. */
final class JudgedRequests {

  private JudgedRequests() {}

  static JudgedRequest any() {
    return new JudgedRequest(
        DistinguishedName.EMPTY,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        KeyAlgorithm.EC_P256,
        SignatureAlgorithm.ECDSA_SHA256,
        Optional.empty(),
        Optional.empty(),
        Duration.ofDays(1),
        false,
        List.of(),
        List.of(),
        Set.of());
  }
}
