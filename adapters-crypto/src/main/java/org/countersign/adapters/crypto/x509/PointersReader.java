package org.countersign.adapters.crypto.x509;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.domain.issuance.TbsCertificate.Pointers;

/**
 * One URI each in cRLDistributionPoints (RFC 5280, 4.2.1.13) and for each method of
 * authorityInfoAccess (4.2.2.1).
 */
final class PointersReader {

  private static final String OCSP = "1.3.6.1.5.5.7.48.1";
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
  private static final int URI = 6;

  private PointersReader() {}

  static Pointers read(Optional<DerValue> distributionPoints, Optional<DerValue> access)
      throws MalformedDer {
    Optional<String> crl =
        distributionPoints.isPresent()
            ? Optional.of(crl(distributionPoints.get()))
            : Optional.empty();
    if (access.isEmpty()) {
      return new Pointers(crl, Optional.empty(), Optional.empty());
    }
    DerCursor cursor = access.get().sequence("authorityInfoAccess");
    Optional<String> ocsp = Optional.empty();
    Optional<String> issuer = Optional.empty();
    do {
      DerCursor description = cursor.next("AccessDescription").sequence("AccessDescription");
      String method = description.next("accessMethod").objectIdentifier("accessMethod");
      String location = uri(description.next("accessLocation"));
      description.end();
      if (method.equals(OCSP) && ocsp.isEmpty()) {
        ocsp = Optional.of(location);
      } else if (method.equals(CA_ISSUERS) && issuer.isEmpty()) {
        issuer = Optional.of(location);
      } else {
        throw new MalformedDer("authorityInfoAccess has one entry too many for " + method);
      }
    } while (cursor.hasNext());
    return new Pointers(crl, issuer, ocsp);
  }

  /** {@code SEQUENCE OF { [0] distributionPoint { [0] fullName { [6] URI } } }}, one of each. */
  private static String crl(DerValue points) throws MalformedDer {
    DerValue point =
        only(points.expect(DerTag.SEQUENCE, "cRLDistributionPoints"), "cRLDistributionPoints");
    DerValue name = only(point.expect(DerTag.SEQUENCE, "DistributionPoint"), "DistributionPoint");
    DerValue fullName =
        only(name.expect(DerTag.contextConstructed(0), "distributionPoint"), "distributionPoint");
    return uri(only(fullName.expect(DerTag.contextConstructed(0), "fullName"), "fullName"));
  }

  private static DerValue only(DerValue value, String what) throws MalformedDer {
    DerCursor cursor = value.elements(what);
    DerValue element = cursor.next("the one element");
    cursor.end();
    return element;
  }

  private static String uri(DerValue value) throws MalformedDer {
    byte[] octets = value.expect(DerTag.context(URI), "a pointer").content();
    for (byte octet : octets) {
      if (octet <= ' ' || octet == 0x7f) {
        throw new MalformedDer("a pointer is no URI");
      }
    }
    return new String(octets, StandardCharsets.US_ASCII);
  }
}
