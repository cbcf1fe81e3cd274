package org.countersign.application.authority;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.issuance.TbsCertificate.Pointers;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** Makes the certificates of CAs themselves. */
final class AuthorityCertificates {

  /** What a CA's key is for: certificates and the lists of the revoked ones. */
  private static final Set<KeyUsage> USAGES = Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);

  private static final int DEFAULT_YEARS = 10;

  private final AuthorityUseCases.Signing signing;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  AuthorityCertificates(
      AuthorityUseCases.Signing signing, Supplier<UUID> identifiers, Clock clock) {
    this.signing = signing;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** The validity of a root: what was asked for, else ten years from now. */
  Validity rootValidity(Optional<Instant> notBefore, Optional<Instant> notAfter) {
    Instant start = notBefore.orElseGet(clock::instant);
    return validity(() -> new Validity(start, notAfter.orElseGet(() -> tenYearsAfter(start))));
  }

  /**
   * The validity of an intermediate: what was asked for, else ten years from now or the parent's
   * end when that is sooner.
   *
   * @throws Refused when it would reach beyond the parent's
   */
  Validity intermediateValidity(
      AuthorityCertificate parent, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    Validity limits = parent.validity();
    Instant start = notBefore.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
    if (start.isBefore(limits.notBefore())) {
      throw Refused.badRequest("notBefore date is before CA certificate's notBefore date");
    }
    if (start.isAfter(limits.notAfter())
        || notAfter.filter(limits.notAfter()::isBefore).isPresent()) {
      throw Refused.badRequest("notAfter date is after CA certificate's notAfter date");
    }
    return validity(
        () ->
            new Validity(
                start, notAfter.orElseGet(() -> sooner(tenYearsAfter(start), limits.notAfter()))));
  }

  private static Validity validity(Supplier<Validity> period) {
    try {
      return period.get();
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest(e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      throw Refused.badRequest("notAfter is after " + Validity.LAST_MOMENT);
    }
  }

  private static Instant tenYearsAfter(Instant start) {
    return start.atOffset(ZoneOffset.UTC).plusYears(DEFAULT_YEARS).toInstant();
  }

  private static Instant sooner(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * What a CA is going to sign for a new CA, linted, with all that is known of it before.
   *
   * @param toBeSigned is recorded before it is signed
   */
  record Prepared(
      LintedCertificate certificate,
      ToBeSigned toBeSigned,
      Optional<UUID> issuerCertificateId,
      byte[] subjectDer,
      SigningKeyReference signer,
      SubjectPublicKeyInfo signerKey) {}

  /** A certificate that the CA will sign for itself. */
  Prepared selfSigned(CertificateAuthority root, Validity validity) {
    SubjectPublicKeyInfo key = signing.keys().publicKey(root.signingKey());
    byte[] subjectDer = signing.encoder().encode(root.subject());
    OptionalInt pathLength = BasicConstraints.authority(root.maxPathLength()).pathLength();
    Issuer itself = new Issuer(subjectDer, key, validity, pathLength);
    return prepared(root, root, itself, validity, Optional.empty());
  }

  /** A certificate for a CA that its parent will sign. */
  Prepared signedBy(
      CertificateAuthority parent, CertificateAuthority authority, Validity validity) {
    AuthorityCertificate parentCertificate = parent.certificate().orElseThrow();
    return prepared(
        parent, authority, Issuer.of(parentCertificate), validity, Optional.of(parentCertificate));
  }

  private Prepared prepared(
      CertificateAuthority signer,
      CertificateAuthority authority,
      Issuer issuer,
      Validity validity,
      Optional<AuthorityCertificate> issuerCertificate) {
    SubjectPublicKeyInfo key = signing.keys().publicKey(authority.signingKey());
    TbsCertificate content =
        new TbsCertificate(
            signing.serialNumbers().next(),
            SignatureAlgorithm.defaultFor(signer.keyAlgorithm()),
            issuer.subjectDer(),
            validity,
            authority.subject(),
            key,
            BasicConstraints.authority(authority.maxPathLength()),
            USAGES,
            List.of(),
            List.of(),
            issuer.publicKey().keyIdentifier(),
            key.keyIdentifier(),
            issuerCertificate.map(signing.locations()::underIssuer).orElse(Pointers.NONE));
    LintedCertificate linted = linted(content, issuer);
    return new Prepared(
        linted,
        new ToBeSigned(
            signer.id(),
            content.serialNumber(),
            ToBeSigned.Kind.AUTHORITY_CERTIFICATE,
            identifiers.get(),
            linted.der()),
        issuerCertificate.map(AuthorityCertificate::id),
        signing.encoder().encode(authority.subject()),
        signer.signingKey(),
        issuer.publicKey());
  }

  private LintedCertificate linted(TbsCertificate content, Issuer issuer) {
    Lint.Result result = signing.certificates().prepare(content, issuer);
    if (result instanceof Lint.Failed failed) {
      throw Refused.badRequest("CA certificate would not conform: " + failed.message());
    }
    return ((Lint.Passed) result).certificate();
  }

  /** Signs what was prepared and recorded. Called with no unit of work open. */
  AuthorityCertificate sign(CertificateAuthority authority, Prepared prepared) {
    TbsCertificate content = prepared.certificate().content();
    byte[] der =
        signing
            .certificates()
            .sign(prepared.certificate(), prepared.signer(), prepared.signerKey());
    return new AuthorityCertificate(
        prepared.toBeSigned().certificateId(),
        authority.id(),
        prepared.issuerCertificateId(),
        content.serialNumber(),
        content.validity(),
        prepared.subjectDer(),
        content.publicKey(),
        content.basicConstraints().pathLength(),
        der);
  }
}
