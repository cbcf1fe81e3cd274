package org.countersign.blackbox.harness;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates with the JDK. */
public final class Certificates {

  private Certificates() {}

  /** The one certificate in the PEM text. */
  public static X509Certificate one(String pem) {
    List<X509Certificate> all = all(pem);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " certificates where there must be one: " + pem);
    }
    return all.get(0);
  }

  /** All certificates in the PEM text, in order. */
  public static List<X509Certificate> all(String pem) {
    try {
      return factory()
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new AssertionError("Not certificates: " + pem, e);
    }
  }

  /** The certificate that is these bytes. */
  public static X509Certificate ofDer(byte[] der) {
    try {
      Certificate certificate = factory().generateCertificate(new ByteArrayInputStream(der));
      return (X509Certificate) certificate;
    } catch (CertificateException e) {
      throw new AssertionError("Not a certificate", e);
    }
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
