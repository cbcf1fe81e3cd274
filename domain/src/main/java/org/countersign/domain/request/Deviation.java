package org.countersign.domain.request;

import java.util.Objects;

/**
 * Something in a CSR that is not written as DER (X.690, 10 and 11) or PKCS #10 (RFC 2986) have it,
 * and that can be read in one way only.
 *
 * @param field where in the CSR, by the names that violations use, or by those of the production
 * @param message what is not as it should be, and what is made of it
 */
public record Deviation(String field, String message) {

  public Deviation {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
