package org.countersign.adapters.rest.certificate;

import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.SubjectAlternativeName;

/** A subject alternative name on the wire. */
public record NameAnswer(String type, String value) {

  public static NameAnswer of(SubjectAlternativeName name) {
    return new NameAnswer(name.kind().wireName(), name.text());
  }

  public static NameAnswer of(RequestedName name) {
    return new NameAnswer(name.kind().wireName(), name.value());
  }
}
