package org.countersign.domain.key;

import java.util.Objects;
import org.countersign.domain.request.RequestFlaw;

/**
 * Why a key is not certified.
 *
 * @param message for the requester: what is wrong with it, and what would be right
 */
public record KeyObjection(RequestFlaw flaw, String message) {

  public KeyObjection {
    Objects.requireNonNull(flaw, "flaw");
    Objects.requireNonNull(message, "message");
  }
}
