package org.countersign.application.issuance;

import java.net.URI;
import java.util.Optional;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.TbsCertificate.Pointers;

/**
 * Where relying parties find what a certificate points to, when the server knows its public
 * address.
 *
 * <p>Only what is really served is pointed to.
 */
public final class PublicLocations {

  private final Optional<String> base;

  /**
   * @param publicUrl the server's address as relying parties see it; empty when none is configured
   */
  public PublicLocations(Optional<URI> publicUrl) {
    this.base = publicUrl.map(URI::toString).map(PublicLocations::withoutTrailingSlash);
  }

  private static String withoutTrailingSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The pointers in a certificate that this CA certificate's key signs. */
  public Pointers underIssuer(AuthorityCertificate issuer) {
    return new Pointers(
        Optional.empty(), base.map(url -> url + issuerCertificatePath(issuer)), Optional.empty());
  }

  private static String issuerCertificatePath(AuthorityCertificate issuer) {
    return "/api/v1/cert-manager/ca/internal/"
        + issuer.authorityId()
        + "/certificates/"
        + issuer.id()
        + "/der";
  }
}
