package org.countersign.domain.request;

import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * A GeneralName that a CSR asks for, of the kind in which it is encoded, never guessed again from
 * its text.
 *
 * @param kind the alternative of GeneralName
 * @param value the text as encoded; an IP address as text, or as hex where its octets are no
 *     address; for a kind that cannot be issued, whatever tells a person what was asked for
 */
public record RequestedName(GeneralNameKind kind, String value) {

  public RequestedName {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
  }

  /**
   * The well-formed name that this is, in canonical spelling; empty when it is none or its kind is
   * not issuable.
   */
  public Optional<SubjectAlternativeName> wellFormed() {
    return SubjectAlternativeName.of(kind, value);
  }
}
