package org.countersign.domain.issuance.lint;

import java.util.List;
import org.countersign.domain.issuance.LintRule;

/** Every rule, in the order in which findings are told: that of the fields of a certificate. */
public final class CertificateRules {

  public static final List<LintRule> ALL =
      List.of(
          new EncodingSaysWhatWasDecided(),
          new SerialNumberHasEnoughEntropy(),
          new SignatureAlgorithmFitsTheIssuersKey(),
          new SignatureIdentifierHasItsOneEncoding(),
          new IssuerHasAName(),
          new IssuerIsTheAuthoritysSubject(),
          new ValidityLiesWithinTheIssuers(),
          new CertificateNamesItsHolder(),
          new SubjectValuesAreWithinTheirBounds(),
          new SubjectValuesHaveTheirStringTypes(),
          new SubjectHasNoControlCharacters(),
          new RelativeNameHasEachTypeOnce(),
          new CountryIsTwoPrintableLetters(),
          new SubjectValuesHaveTheirForm(),
          new AuthorityKeyIdentifierNamesTheIssuersKey(),
          new AuthorityKeyIdentifierIsNotCritical(),
          new SubjectKeyIdentifierIsDerivedFromTheKey(),
          new SubjectKeyIdentifierIsNotCritical(),
          new KeyUsageIsCritical(),
          new KeyUsageEndsWithItsLastBit(),
          new KeyUsageFitsThePublicKey(),
          new EncipherOnlyQualifiesKeyAgreement(),
          new SubjectAlternativeNameIsCriticalWithoutASubject(),
          new BasicConstraintsIsCritical(),
          new OnlyAnAuthoritySignsCertificates(),
          new PathLengthIsLessThanTheIssuers(),
          new ExtendedKeyUsageNamesEachPurposeOnce(),
          new ExtendedKeyUsageIsCriticalForTimeStampingAlone(),
          new CrlDistributionPointsIsNotCritical(),
          new AuthorityInformationAccessIsNotCritical(),
          new PointersAreHttpUris());

  private CertificateRules() {}
}
