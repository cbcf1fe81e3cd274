package org.countersign.adapters.crypto.x509;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
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
          out.raw(validity(content.validity()));
          out.add(NameWriter.sequence(content.subject()));
          out.raw(content.publicKey().der());
          out.addExplicit(EXTENSIONS, ExtensionsWriter.write(content));
        });
  }

  private static byte[] validity(Validity validity) {
    return DerOutput.sequence(
        out -> {
          out.raw(time(validity.notBefore()));
          out.raw(time(validity.notAfter()));
        });
  }

  /** Written here: Bouncy Castle would parse the text again to see whether it is a time. */
  private static byte[] time(Instant moment) {
    if (moment.isBefore(UTC_TIME_BEGINS)) {
      throw new IllegalArgumentException(
          "a certificate cannot name " + moment + "; UTCTime begins in 1950");
    }
    return moment.isBefore(UTC_TIME_ENDS)
        ? element(BERTags.UTC_TIME, UTC_TIME.format(moment))
        : element(BERTags.GENERALIZED_TIME, GENERALIZED_TIME.format(moment));
  }

  private static byte[] element(int tag, String text) {
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    byte[] der = new byte[2 + content.length];
    der[0] = (byte) tag;
    der[1] = (byte) content.length;
    System.arraycopy(content, 0, der, 2, content.length);
    return der;
  }
}
