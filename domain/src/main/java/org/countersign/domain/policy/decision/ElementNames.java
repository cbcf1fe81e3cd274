package org.countersign.domain.policy.decision;

import org.countersign.domain.request.RequestedExtension;

/** What the elements of a request are called in violations and verdicts: paths into the CSR. */
public final class ElementNames {

  public static final String SUBJECT_ALTERNATIVE_NAME = "subjectAltName";
  public static final String KEY_USAGE = "keyUsage";
  public static final String EXTENDED_KEY_USAGE = "extendedKeyUsage";
  public static final String BASIC_CONSTRAINTS = "basicConstraints";
  public static final String PUBLIC_KEY = "publicKey";
  public static final String SIGNATURE_ALGORITHM = "signatureAlgorithm";
  public static final String VALIDITY = "validity";

  private ElementNames() {}

  public static String extension(RequestedExtension extension) {
    return "extension[" + extension.oid() + "]";
  }

  public static String attribute(String oid) {
    return "attribute[" + oid + "]";
  }
}
