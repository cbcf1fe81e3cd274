package org.countersign.domain.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * The request as a policy judges it: what is claimed, with what it left out filled from the
 * profile's defaults, its key and the validity asked for. What it does not have is not judged.
 *
 * @param content the subject as in the CSR, then the profile's defaults for attributes that the CSR
 *     lacks; basicConstraints of the CSR, else of the request beside it, else the profile's default
 * @param keyAlgorithm empty where there is no key, as when a policy alone is asked
 * @param pathLength -1 when a CA certificate without limit was asked for in so many words; empty
 *     when nothing was said
 * @param lifetime the length asked for, positive; empty where nobody says it, or what was asked for
 *     is no time there is
 * @param lifetimeIsExplicit whether it was given as notBefore/notAfter rather than as a TTL; only
 *     the text of a violation depends on it
 * @param filledIn the elements that stand in no CSR, but come from the request beside it or from
 *     the profile's defaults, by the names of {@code ElementVerdict#element}
 * @param unfitKeyUsages those of the CSR that its key cannot have, and that are not among the
 *     others: no certificate gets them
 */
public record JudgedRequest(
    ClaimedContent content,
    Optional<KeyAlgorithm> keyAlgorithm,
    Optional<Integer> pathLength,
    Optional<Duration> lifetime,
    boolean lifetimeIsExplicit,
    Set<String> filledIn,
    Set<KeyUsage> unfitKeyUsages) {

  public JudgedRequest {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(pathLength, "pathLength");
    if (lifetime.isPresent() && (lifetime.get().isNegative() || lifetime.get().isZero())) {
      throw new IllegalArgumentException("lifetime is not positive");
    }
    filledIn = Set.copyOf(filledIn);
    unfitKeyUsages = Set.copyOf(unfitKeyUsages);
  }

  /** A request in which nothing was filled in, and nothing left out. */
  public static JudgedRequest asClaimed(
      ClaimedContent content,
      Optional<KeyAlgorithm> keyAlgorithm,
      Optional<Integer> pathLength,
      Optional<Duration> lifetime) {
    return new JudgedRequest(
        content, keyAlgorithm, pathLength, lifetime, false, Set.of(), Set.of());
  }

  public DistinguishedName subject() {
    return content.subject();
  }

  public List<RequestedName> names() {
    return content.names();
  }

  public Optional<Set<KeyUsage>> keyUsages() {
    return content.keyUsages();
  }

  public Optional<List<ExtendedKeyUsage>> extendedKeyUsages() {
    return content.extendedKeyUsages();
  }

  public Optional<BasicConstraints> basicConstraints() {
    return content.basicConstraints();
  }

  /** Empty where the request is not signed: then no signature is judged. */
  public Optional<SignatureAlgorithm> signatureAlgorithm() {
    return content.signatureAlgorithm();
  }

  /** The same request for another subject and other names. */
  public JudgedRequest naming(DistinguishedName newSubject, List<RequestedName> newNames) {
    return new JudgedRequest(
        content.naming(newSubject, newNames),
        keyAlgorithm,
        pathLength,
        lifetime,
        lifetimeIsExplicit,
        filledIn,
        unfitKeyUsages);
  }
}
