package org.countersign.application.issuance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.SignatureAlgorithmChoice;
import org.countersign.domain.issuance.SignatureAlgorithmChoice.Incompatible;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.Validity;

/** Why a CA cannot sign a certificate, with the messages of the REST contract. */
final class AuthorityObstacles {

  private static final String VALIDITY = "validity";

  private AuthorityObstacles() {}

  /**
   * Every reason why the CA cannot sign this.
   *
   * @param wanted the validity period asked for; empty when there is no valid one
   * @param granted empty when the policy grants nothing
   */
  static List<Violation> of(
      CertificateAuthority authority,
      SignatureAlgorithmChoice algorithm,
      Optional<Validity> wanted,
      Optional<BasicConstraints> granted,
      Instant now) {
    List<Violation> obstacles = new ArrayList<>();
    if (algorithm instanceof Incompatible incompatible) {
      obstacles.add(
          ViolationCode.SIGNATURE_ALGORITHM_UNFIT_FOR_AUTHORITY.at(
              "signatureAlgorithm",
              Optional.empty(),
              Optional.of("/algorithms/signature"),
              List.of(),
              incompatible.message()));
    }
    Optional<String> state = authority.obstacleToSigning(now);
    if (state.isPresent()) {
      obstacles.add(ViolationCode.AUTHORITY_CANNOT_SIGN.beyondPolicy("issuer", state.get()));
      return obstacles;
    }
    AuthorityCertificate issuer = authority.certificate().orElseThrow();
    wanted.ifPresent(validity -> addPeriod(obstacles, issuer.validity(), validity));
    granted
        .filter(BasicConstraints::ca)
        .flatMap(constraints -> pathLength(issuer.pathLength(), constraints))
        .ifPresent(obstacles::add);
    return obstacles;
  }

  private static void addPeriod(List<Violation> obstacles, Validity issuer, Validity wanted) {
    if (wanted.notBefore().isBefore(issuer.notBefore())) {
      obstacles.add(
          beyond(
              ViolationCode.VALIDITY_BEFORE_AUTHORITY,
              wanted.notBefore(),
              issuer.notBefore(),
              "notBefore date is before CA certificate's notBefore date"));
    }
    if (wanted.notAfter().isAfter(issuer.notAfter())) {
      obstacles.add(
          beyond(
              ViolationCode.VALIDITY_AFTER_AUTHORITY,
              wanted.notAfter(),
              issuer.notAfter(),
              "notAfter date is after CA certificate's notAfter date"));
    }
  }

  private static Violation beyond(
      ViolationCode code, Instant wanted, Instant possible, String message) {
    return code.at(
        VALIDITY,
        Optional.of(wanted.toString()),
        Optional.empty(),
        List.of(possible.toString()),
        message);
  }

  private static Optional<Violation> pathLength(OptionalInt issuer, BasicConstraints granted) {
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    int wanted = granted.pathLength().orElse(-1);
    if (issuer.getAsInt() == 0) {
      return Optional.of(
          beyond(wanted, "Issuing CA cannot issue subordinate CA certificates (path length is 0)"));
    }
    if (wanted == -1) {
      return Optional.of(
          ViolationCode.PATH_LENGTH_BEYOND_AUTHORITY.beyondPolicy(
              "basicConstraints",
              "A CA certificate without a path length is asked for, which has no limit; the path"
                  + " length must be less than issuing CA's path length (%d): ask for 0 to %d"
                      .formatted(issuer.getAsInt(), issuer.getAsInt() - 1)));
    }
    return wanted >= issuer.getAsInt()
        ? Optional.of(
            beyond(
                wanted,
                "Path length (%d) must be less than issuing CA's path length (%d)"
                    .formatted(wanted, issuer.getAsInt())))
        : Optional.empty();
  }

  private static Violation beyond(int wanted, String message) {
    return ViolationCode.PATH_LENGTH_BEYOND_AUTHORITY.beyondPolicy(
        "basicConstraints", Integer.toString(wanted), message);
  }
}
