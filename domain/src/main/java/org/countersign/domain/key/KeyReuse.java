package org.countersign.domain.key;

import java.util.Objects;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.SerialNumber;

/**
 * That a key is certified once more in the same project; what other projects have is not told.
 *
 * @param earlier the serial number of the latest certificate on the key before
 */
public record KeyReuse(SerialNumber earlier) {

  public KeyReuse {
    Objects.requireNonNull(earlier, "earlier");
  }

  /** The same as something that the requester should know. */
  public Warning warning() {
    return new Warning(
        "key-reused",
        "There is a certificate for this key already, serial number "
            + earlier.hex()
            + "; a new key for each certificate limits what the loss of one costs");
  }
}
