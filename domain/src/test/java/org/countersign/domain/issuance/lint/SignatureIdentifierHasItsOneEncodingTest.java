package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import java.util.HexFormat;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SignatureIdentifierHasItsOneEncodingTest {

  private final LintRule rule = new SignatureIdentifierHasItsOneEncoding();

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void passesTheIdentifierOf(SignatureAlgorithm algorithm) {
    passes(rule, aServerCertificate().withSignatureAlgorithm(algorithm));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RSA without parameters, RSA_SHA256, 300b06092a864886f70d01010b, 300d06092a864886f70d01010b0500",
    "ECDSA with NULL, ECDSA_SHA384, 300c06082a8648ce3d0403030500, 300a06082a8648ce3d040303",
    "the hash of another, ECDSA_SHA512, 300a06082a8648ce3d040303, 300a06082a8648ce3d040304",
  })
  void finds(String what, SignatureAlgorithm algorithm, String encoded, String expected) {
    fails(
        rule,
        aServerCertificate()
            .withSignatureAlgorithm(algorithm)
            .withSignatureIdentifier(HexFormat.of().parseHex(encoded)),
        "signature is encoded as " + encoded + "; " + expected + " is the one encoding");
  }
}
