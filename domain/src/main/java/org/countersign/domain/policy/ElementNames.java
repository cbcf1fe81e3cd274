package org.countersign.domain.policy;

import org.countersign.domain.request.RequestedExtension;

/** What the elements of a request are called in violations and verdicts: paths into the CSR. */
final class ElementNames {

  static final String SUBJECT_ALTERNATIVE_NAME = "subjectAltName";
  static final String KEY_USAGE = "keyUsage";
  static final String EXTENDED_KEY_USAGE = "extendedKeyUsage";
  static final String BASIC_CONSTRAINTS = "basicConstraints";
  static final String PUBLIC_KEY = "publicKey";
  static final String SIGNATURE_ALGORITHM = "signatureAlgorithm";
  static final String VALIDITY = "validity";

  private ElementNames() {}

  static String extension(RequestedExtension extension) {
    return "extension[" + extension.oid() + "]";
  }

  static String attribute(String oid) {
    return "attribute[" + oid + "]";
  }
}
