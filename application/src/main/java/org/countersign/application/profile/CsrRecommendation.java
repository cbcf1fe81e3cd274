package org.countersign.application.profile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.recipe.IssuerBounds;
import org.countersign.domain.recipe.Remedies;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.RequestedTime;
import org.countersign.domain.recipe.TemplateNames;
import org.countersign.domain.x509.Validity;

/** Recommends a CSR to every caller who may read the profile. */
record CsrRecommendation(ManageCertificateProfiles profiles, Clock clock) implements RecommendCsr {

  @Override
  public Remedy recommend(Caller caller, UUID profileId, TemplateNames names) {
    ManageCertificateProfiles.Detailed found = profiles.find(caller, profileId);
    if (found.profile().issuerType() == IssuerType.SELF_SIGNED) {
      throw Refused.badRequest("Self-signed certificates are not supported for CSR signing");
    }
    Instant now = clock.instant();
    Optional<AuthorityCertificate> issuer =
        found.authority().flatMap(CertificateAuthority::certificate);
    Optional<IssuerBounds> bounds =
        issuer.map(
            certificate -> new IssuerBounds(certificate.validity(), certificate.pathLength()));
    RequestedTime time =
        found
            .profile()
            .defaults()
            .lifetime()
            .map(lifetime -> cut(lifetime, bounds.map(IssuerBounds::validity), now))
            .map(RequestedTime::lasting)
            .orElse(RequestedTime.UNSAID);
    return new Remedies(found.policy().rules(), bounds, now)
        .forTemplate(names, found.profile().defaults(), time);
  }

  /** As issuing cuts a default that passes the CA's end. */
  private static Duration cut(Duration lifetime, Optional<Validity> issuer, Instant now) {
    return issuer
        .map(validity -> Duration.between(now, validity.notAfter()))
        .filter(left -> !left.isNegative() && !left.isZero() && left.compareTo(lifetime) < 0)
        .map(left -> Duration.ofSeconds(left.toSeconds()))
        .orElse(lifetime);
  }
}
