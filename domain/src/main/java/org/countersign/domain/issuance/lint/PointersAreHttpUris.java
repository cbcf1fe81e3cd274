package org.countersign.domain.issuance.lint;

import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.issuance.TbsCertificate.Pointers;

/**
 * What cRLDistributionPoints and authorityInfoAccess point to is an absolute URI of HTTP or HTTPS
 * that names a host.
 */
final class PointersAreHttpUris implements LintRule {

  private static boolean wellFormed(Optional<String> pointer) {
    return pointer.isEmpty()
        || hasHost(pointer.get(), "http://")
        || hasHost(pointer.get(), "https://");
  }

  private static boolean hasHost(String uri, String scheme) {
    return uri.startsWith(scheme)
        && uri.length() > scheme.length()
        && "/?#:@".indexOf(uri.charAt(scheme.length())) < 0;
  }

  @Override
  public String code() {
    return "pointer-not-http";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.13 and 4.2.2.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().pointers().equals(Pointers.NONE);
  }

  @Override
  public boolean holds(LintSubject subject) {
    Pointers pointers = subject.encoded().pointers();
    return wellFormed(pointers.crl())
        && wellFormed(pointers.issuerCertificate())
        && wellFormed(pointers.ocsp());
  }

  @Override
  public String finding(LintSubject subject) {
    Pointers pointers = subject.encoded().pointers();
    Optional<String> wrong = pointers.ocsp();
    if (!wellFormed(pointers.crl())) {
      wrong = pointers.crl();
    } else if (!wellFormed(pointers.issuerCertificate())) {
      wrong = pointers.issuerCertificate();
    }
    return "pointer " + wrong.orElseThrow() + " is no http or https URI with a host";
  }
}
