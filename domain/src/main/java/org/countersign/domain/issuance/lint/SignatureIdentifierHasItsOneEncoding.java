package org.countersign.domain.issuance.lint;

import java.util.Arrays;
import java.util.HexFormat;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * The signature field is, octet for octet, the one AlgorithmIdentifier of its algorithm: with NULL
 * for RSA, with nothing for ECDSA.
 */
final class SignatureIdentifierHasItsOneEncoding implements LintRule {

  /** BR 7.1.3.2.1 and 7.1.3.2.2 print these octets. */
  private static final byte[] RSA_SHA256 = octets("300d06092a864886f70d01010b0500");

  private static final byte[] RSA_SHA384 = octets("300d06092a864886f70d01010c0500");
  private static final byte[] RSA_SHA512 = octets("300d06092a864886f70d01010d0500");
  private static final byte[] ECDSA_SHA256 = octets("300a06082a8648ce3d040302");
  private static final byte[] ECDSA_SHA384 = octets("300a06082a8648ce3d040303");
  private static final byte[] ECDSA_SHA512 = octets("300a06082a8648ce3d040304");

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] identifier(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 -> RSA_SHA256;
      case RSA_SHA384 -> RSA_SHA384;
      case RSA_SHA512 -> RSA_SHA512;
      case ECDSA_SHA256 -> ECDSA_SHA256;
      case ECDSA_SHA384 -> ECDSA_SHA384;
      case ECDSA_SHA512 -> ECDSA_SHA512;
    };
  }

  @Override
  public String code() {
    return "signature-identifier-encoding";
  }

  @Override
  public String clause() {
    return "RFC 4055, 5 and RFC 5758, 3.2";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return Arrays.equals(
        subject.readBack().signatureIdentifier(),
        identifier(subject.encoded().signatureAlgorithm()));
  }

  @Override
  public String finding(LintSubject subject) {
    return "signature is encoded as "
        + HexFormat.of().formatHex(subject.readBack().signatureIdentifier())
        + "; "
        + HexFormat.of().formatHex(identifier(subject.encoded().signatureAlgorithm()))
        + " is the one encoding";
  }
}
