package org.countersign.adapters.crypto.x509;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.Validity;

/** TBSCertificate (RFC 5280, 4.1.2), version 3. */
final class TbsCertificateWriter {

  private static final long V3 = 2;
  private static final int VERSION = 0;
  private static final int EXTENSIONS = 3;

  /** UTCTime names 1950 to 2049 (4.1.2.5.1); from 2050 on it is GeneralizedTime (4.1.2.5.2). */
  private static final Instant UTC_TIME_BEGINS = Instant.parse("1950-01-01T00:00:00Z");

  private static final Instant UTC_TIME_ENDS = Instant.parse("2050-01-01T00:00:00Z");
  private static final DateTimeFormatter UTC_TIME = formatter("yyMMddHHmmss'Z'");
  private static final DateTimeFormatter GENERALIZED_TIME = formatter("yyyyMMddHHmmss'Z'");

  private TbsCertificateWriter() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static byte[] write(TbsCertificate content) {
    return DerOutput.sequence(
        out -> {
          out.addExplicit(VERSION, new ASN1Integer(V3));
          out.add(new ASN1Integer(content.serialNumber().value()));
          out.add(AlgorithmIdentifiers.of(content.signatureAlgorithm()));
          out.raw(content.issuerDer());
          out.add(validity(content.validity()));
          out.add(NameWriter.sequence(content.subject()));
          out.raw(content.publicKey().der());
          out.addExplicit(EXTENSIONS, ExtensionsWriter.write(content));
        });
  }

  private static DERSequence validity(Validity validity) {
    return new DERSequence(
        new ASN1Encodable[] {time(validity.notBefore()), time(validity.notAfter())});
  }

  private static ASN1Encodable time(Instant moment) {
    if (moment.isBefore(UTC_TIME_BEGINS)) {
      throw new IllegalArgumentException(
          "a certificate cannot name " + moment + "; UTCTime begins in 1950");
    }
    return moment.isBefore(UTC_TIME_ENDS)
        ? utcTime(UTC_TIME.format(moment))
        : generalizedTime(GENERALIZED_TIME.format(moment));
  }

  private static ASN1UTCTime utcTime(String text) {
    return new DERUTCTime(text);
  }

  private static ASN1GeneralizedTime generalizedTime(String text) {
    return new DERGeneralizedTime(text);
  }
}
