package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.domain.policy.EffectlessElements;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestTerms;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Fills what a CSR leaves out: from the request beside it, then from a profile's defaults.
 *
 * <p>What the CSR does say stands, even where the defaults say otherwise: judging it is the
 * policy's affair.
 */
final class GapFilling {

  private final ProfileDefaults defaults;
  private final CertificationRequest csr;
  private final RequestTerms terms;
  private final Predicate<SubjectAttributeType> isIgnored;
  private final List<Warning> warnings = new ArrayList<>();
  private final Set<String> filledIn = new HashSet<>();
  private final Set<KeyUsage> unfitKeyUsages = EnumSet.noneOf(KeyUsage.class);

  /**
   * @param isIgnored whether what has a type is left out of the certificate, wherever it comes from
   */
  GapFilling(
      ProfileDefaults defaults,
      CertificationRequest csr,
      RequestTerms terms,
      Predicate<SubjectAttributeType> isIgnored) {
    this.defaults = defaults;
    this.csr = csr;
    this.terms = terms;
    this.isIgnored = isIgnored;
  }

  FilledRequest fill() {
    Optional<Set<KeyUsage>> keyUsages = keyUsages();
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages = extendedKeyUsages();
    Optional<BasicConstraints> constraints = basicConstraints();
    JudgedRequest request =
        new JudgedRequest(
            subject(),
            csr.names(),
            keyUsages,
            extendedKeyUsages,
            csr.publicKey().algorithm(),
            csr.signatureAlgorithm(),
            constraints,
            constraints.filter(BasicConstraints::ca).flatMap(ca -> pathLength()),
            terms.lifetime(),
            terms.lifetimeIsExplicit(),
            csr.unreadExtensions(),
            csr.unreadAttributes(),
            filledIn,
            unfitKeyUsages);
    warnOfDeviations();
    warnings.addAll(IssuedCriticality.warnings(csr, request));
    warnOfOverruledTerms();
    warnOfUnreadElements();
    return new FilledRequest(request, warnings);
  }

  private DistinguishedName subject() {
    DistinguishedName subject = csr.subject();
    for (Map.Entry<SubjectAttributeType, String> entry : defaults.subject().entrySet()) {
      if (csr.subject().values(entry.getKey()).isEmpty() && !isIgnored.test(entry.getKey())) {
        subject = subject.with(entry.getKey(), entry.getValue());
        filledIn.add("subject." + entry.getKey().wireName());
      }
    }
    return subject;
  }

  /** What is left out leaves a CSR that says nothing of usages where nothing remains. */
  private Optional<Set<KeyUsage>> keyUsages() {
    Optional<Set<KeyUsage>> fitting = csr.keyUsages().map(this::fitting);
    return fitting.filter(usages -> !usages.isEmpty()).isPresent()
            || fitting.isPresent() && unfitKeyUsages.isEmpty()
        ? fitting
        : filledIn("keyUsage", Optional.of(fittingDefaults()).filter(usages -> !usages.isEmpty()));
  }

  private Set<KeyUsage> fitting(Set<KeyUsage> asked) {
    KeyAlgorithm key = csr.publicKey().algorithm();
    for (KeyUsage usage : asked) {
      if (!usage.fits(key)) {
        unfitKeyUsages.add(usage);
      }
    }
    if (unfitKeyUsages.isEmpty()) {
      return asked;
    }
    Set<KeyUsage> fitting = new HashSet<>(asked);
    fitting.removeAll(unfitKeyUsages);
    warnings.add(
        new Warning(
            "key-usage-left-out",
            "keyUsage",
            "Left out of the key usages asked for: "
                + names(unfitKeyUsages)
                + unfit()
                + (fitting.isEmpty() ? "; none remains, as if the CSR had asked for none" : "")));
    return fitting;
  }

  /**
   * A profile serves RSA and ECDSA keys alike: what only one of them can do is left out for the
   * other.
   */
  private Set<KeyUsage> fittingDefaults() {
    KeyAlgorithm key = csr.publicKey().algorithm();
    Set<KeyUsage> usages = defaults.keyUsages();
    Set<KeyUsage> unfit =
        usages.stream().filter(usage -> !usage.fits(key)).collect(Collectors.toSet());
    if (!unfit.isEmpty()) {
      warnings.add(
          new Warning(
              "default-key-usage-left-out",
              "Left out of the profile's default key usages: " + names(unfit) + unfit()));
    }
    return usages.stream().filter(usage -> usage.fits(key)).collect(Collectors.toSet());
  }

  private static String names(Set<KeyUsage> usages) {
    return usages.stream().sorted().map(KeyUsage::wireName).collect(Collectors.joining(", "));
  }

  private String unfit() {
    KeyAlgorithm key = csr.publicKey().algorithm();
    return "; an " + key.policyName() + " key cannot have them (" + KeyUsage.clauseOfFit(key) + ")";
  }

  private Optional<List<ExtendedKeyUsage>> extendedKeyUsages() {
    return csr.extendedKeyUsages().isPresent()
        ? csr.extendedKeyUsages()
        : filledIn(
            "extendedKeyUsage",
            Optional.of(defaults.extendedKeyUsages()).filter(usages -> !usages.isEmpty()));
  }

  private Optional<BasicConstraints> basicConstraints() {
    if (csr.basicConstraints().isPresent()) {
      return csr.basicConstraints();
    }
    return filledIn(
        "basicConstraints",
        terms.ca().or(defaults::ca).map(ca -> ca ? authority() : BasicConstraints.END_ENTITY));
  }

  private <T> Optional<T> filledIn(String element, Optional<T> value) {
    value.ifPresent(present -> filledIn.add(element));
    return value;
  }

  private BasicConstraints authority() {
    return BasicConstraints.authority(pathLength().filter(length -> length >= 0).orElse(-1));
  }

  /** Of a CA certificate: who speaks first of being a CA and of its path length. */
  private Optional<Integer> pathLength() {
    return encodedPathLength()
        .or(() -> terms.ca().filter(ca -> ca).flatMap(ca -> terms.pathLength()))
        .or(() -> defaults.ca().filter(ca -> ca).flatMap(ca -> defaults.pathLength()));
  }

  private Optional<Integer> encodedPathLength() {
    OptionalInt length =
        csr.basicConstraints().map(BasicConstraints::pathLength).orElse(OptionalInt.empty());
    return length.isPresent() ? Optional.of(length.getAsInt()) : Optional.empty();
  }

  private void warnOfDeviations() {
    for (Deviation deviation : csr.deviations()) {
      warnings.add(new Warning("csr-deviation", deviation.field(), deviation.message()));
    }
  }

  private void warnOfOverruledTerms() {
    Optional<Boolean> inCsr = csr.basicConstraints().map(BasicConstraints::ca);
    boolean otherKind = inCsr.isPresent() && terms.ca().isPresent() && !inCsr.equals(terms.ca());
    boolean otherLength =
        encodedPathLength().isPresent()
            && terms.pathLength().isPresent()
            && !encodedPathLength().equals(terms.pathLength());
    if (otherKind || otherLength) {
      String csrSays = otherKind ? (inCsr.get() ? "CA:TRUE" : "CA:FALSE") : "another path length";
      warnings.add(
          new Warning(
              "basic-constraints-from-csr",
              "/attributes/basicConstraints",
              "The CSR says " + csrSays + ", which counts; the request beside it was ignored"));
    }
  }

  private void warnOfUnreadElements() {
    csr.unreadExtensions().stream()
        .filter(extension -> !extension.critical())
        .map(extension -> EffectlessElements.extension(extension.oid()))
        .forEach(text -> warnings.add(new Warning("extension-ignored", text)));
    csr.unreadAttributes().stream()
        .map(EffectlessElements::attribute)
        .forEach(text -> warnings.add(new Warning("attribute-ignored", text)));
  }
}
