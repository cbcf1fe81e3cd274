package org.countersign.benchmarks.scenario;

import java.util.List;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * What is issued, and how much at a time.
 *
 * @param authority the CA's key
 * @param mix the CSRs' keys
 * @param connections of one closed loop after the other
 */
public record IssuingCase(KeyAlgorithm authority, RequestMix mix, List<Integer> connections) {

  public IssuingCase {
    connections = List.copyOf(connections);
  }
}
