package org.countersign.adapters.rest.json;

import java.util.Optional;
import org.countersign.domain.validation.FieldError;

/** Reads the member {@code csr} of a request body and checks its length. */
public final class CsrField {

  private static final int MAX_CHARACTERS = 65536;

  private CsrField() {}

  /** The text without surrounding white space; errors are added to the body. */
  public static Optional<String> read(Fields body) {
    Optional<String> csr = body.text("csr", BodyLimitFilter.LIMIT_BYTES).map(String::strip);
    if (csr.filter(String::isEmpty).isPresent()) {
      body.reject("csr", FieldError.TOO_SMALL, "CSR cannot be empty");
    }
    if (csr.filter(text -> text.length() > MAX_CHARACTERS).isPresent()) {
      body.reject("csr", FieldError.TOO_BIG, "CSR cannot exceed " + MAX_CHARACTERS + " characters");
    }
    return csr;
  }
}
