package org.countersign.domain.issuance.lint;

import java.util.List;
import org.countersign.domain.issuance.LintRule;

/** Every rule, in the order in which findings are told. */
public final class CertificateRules {

  public static final List<LintRule> ALL =
      List.of(
          new EncodingSaysWhatWasDecided(),
          new SerialNumberHasEnoughEntropy(),
          new ValidityLiesWithinTheIssuers(),
          new IssuerIsTheAuthoritysSubject(),
          new SignatureAlgorithmFitsTheIssuersKey(),
          new AuthorityKeyIdentifierNamesTheIssuersKey(),
          new SubjectKeyIdentifierIsDerivedFromTheKey(),
          new CertificateNamesItsHolder(),
          new SubjectValuesAreWithinTheirBounds(),
          new CountryIsTwoPrintableLetters(),
          new OnlyAnAuthoritySignsCertificates(),
          new PathLengthIsLessThanTheIssuers(),
          new KeyUsageFitsThePublicKey());

  private CertificateRules() {}
}
