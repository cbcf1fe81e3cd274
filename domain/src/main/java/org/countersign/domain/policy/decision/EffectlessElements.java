package org.countersign.domain.policy.decision;

/** Why an element of a CSR that is well formed has no effect on the certificate. */
public final class EffectlessElements {

  private EffectlessElements() {}

  /** The sentence for a requested extension that no certificate gets. */
  public static String extension(String oid) {
    return "Requested extension "
        + switch (oid) {
          case "2.5.29.14" ->
              "subjectKeyIdentifier ("
                  + oid
                  + ") is computed from the key by the CA and was ignored";
          case "2.5.29.35" ->
              "authorityKeyIdentifier (" + oid + ") is the CA's own and was ignored";
          case "2.5.29.32" -> "certificatePolicies (" + oid + ") is not supported and was ignored";
          case "2.5.29.30" -> "nameConstraints (" + oid + ") is not supported and was ignored";
          case "2.5.29.31" -> "cRLDistributionPoints (" + oid + ") is the CA's own and was ignored";
          case "1.3.6.1.5.5.7.1.1" ->
              "authorityInfoAccess (" + oid + ") is the CA's own and was ignored";
          default -> oid + " is not supported and was ignored";
        };
  }

  /** The sentence for an attribute of a CSR other than extensionRequest. */
  public static String attribute(String oid) {
    return "CSR attribute "
        + switch (oid) {
          case "1.2.840.113549.1.9.7" -> "challengePassword (" + oid + ")";
          case "1.2.840.113549.1.9.2" -> "unstructuredName (" + oid + ")";
          case "1.2.840.113549.1.9.8" -> "unstructuredAddress (" + oid + ")";
          default -> oid;
        }
        + " was ignored";
  }
}
