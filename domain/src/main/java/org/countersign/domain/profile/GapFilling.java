package org.countersign.domain.profile;

import java.time.Duration;
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
import org.countersign.domain.policy.decision.EffectlessElements;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedTerms;
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
  private final ClaimedContent asked;
  private final Optional<KeyAlgorithm> keyAlgorithm;
  private final RequestedTerms terms;
  private final Predicate<SubjectAttributeType> isIgnored;
  private final List<Warning> warnings = new ArrayList<>();
  private final Set<String> filledIn = new HashSet<>();
  private final Set<KeyUsage> unfitKeyUsages = EnumSet.noneOf(KeyUsage.class);

  /**
   * @param keyAlgorithm empty where there is no key: then nothing is left out for it
   * @param isIgnored whether what has a type is left out of the certificate, wherever it comes from
   */
  GapFilling(
      ProfileDefaults defaults,
      ClaimedContent asked,
      Optional<KeyAlgorithm> keyAlgorithm,
      RequestedTerms terms,
      Predicate<SubjectAttributeType> isIgnored) {
    this.defaults = defaults;
    this.asked = asked;
    this.keyAlgorithm = keyAlgorithm;
    this.terms = terms;
    this.isIgnored = isIgnored;
  }

  /**
   * @param lifetime asked for, or the profile's default; empty when there is none
   */
  FilledRequest fill(Optional<Duration> lifetime) {
    Optional<Set<KeyUsage>> keyUsages = keyUsages();
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages = extendedKeyUsages();
    Optional<BasicConstraints> constraints = basicConstraints();
    ClaimedContent content =
        asked.with(subject(), asked.names(), keyUsages, extendedKeyUsages, constraints);
    JudgedRequest request =
        new JudgedRequest(
            content,
            keyAlgorithm,
            constraints.filter(BasicConstraints::ca).flatMap(ca -> pathLength()),
            lifetime,
            terms.notAfter().isPresent(),
            filledIn,
            unfitKeyUsages);
    warnOfDeviations();
    warnOfCriticality(content);
    warnOfOverruledTerms();
    warnOfUnreadElements();
    return new FilledRequest(request, warnings);
  }

  private DistinguishedName subject() {
    DistinguishedName subject = asked.subject();
    for (Map.Entry<SubjectAttributeType, String> entry : defaults.subject().entrySet()) {
      if (asked.subject().values(entry.getKey()).isEmpty() && !isIgnored.test(entry.getKey())) {
        subject = subject.with(entry.getKey(), entry.getValue());
        filledIn.add("subject." + entry.getKey().wireName());
      }
    }
    return subject;
  }

  /** What is left out leaves a CSR that says nothing of usages where nothing remains. */
  private Optional<Set<KeyUsage>> keyUsages() {
    Optional<Set<KeyUsage>> fitting = asked.keyUsages().map(this::fitting);
    return fitting.filter(usages -> !usages.isEmpty()).isPresent()
            || fitting.isPresent() && unfitKeyUsages.isEmpty()
        ? fitting
        : filledIn("keyUsage", Optional.of(fittingDefaults()).filter(usages -> !usages.isEmpty()));
  }

  private boolean fits(KeyUsage usage) {
    return keyAlgorithm.isEmpty() || usage.fits(keyAlgorithm.get());
  }

  private Set<KeyUsage> fitting(Set<KeyUsage> usages) {
    for (KeyUsage usage : usages) {
      if (!fits(usage)) {
        unfitKeyUsages.add(usage);
      }
    }
    if (unfitKeyUsages.isEmpty()) {
      return usages;
    }
    Set<KeyUsage> fitting = new HashSet<>(usages);
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
    Set<KeyUsage> fitting = EnumSet.noneOf(KeyUsage.class);
    Set<KeyUsage> unfit = EnumSet.noneOf(KeyUsage.class);
    for (KeyUsage usage : defaults.keyUsages()) {
      (fits(usage) ? fitting : unfit).add(usage);
    }
    if (!unfit.isEmpty()) {
      warnings.add(
          new Warning(
              "default-key-usage-left-out",
              "Left out of the profile's default key usages: " + names(unfit) + unfit()));
    }
    return fitting;
  }

  private static String names(Set<KeyUsage> usages) {
    return usages.stream().sorted().map(KeyUsage::wireName).collect(Collectors.joining(", "));
  }

  private String unfit() {
    KeyAlgorithm key = keyAlgorithm.orElseThrow();
    return "; an " + key.policyName() + " key cannot have them (" + KeyUsage.clauseOfFit(key) + ")";
  }

  private Optional<List<ExtendedKeyUsage>> extendedKeyUsages() {
    return asked.extendedKeyUsages().isPresent()
        ? asked.extendedKeyUsages()
        : filledIn(
            "extendedKeyUsage",
            Optional.of(defaults.extendedKeyUsages()).filter(usages -> !usages.isEmpty()));
  }

  private Optional<BasicConstraints> basicConstraints() {
    if (asked.basicConstraints().isPresent()) {
      return asked.basicConstraints();
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
        asked.basicConstraints().map(BasicConstraints::pathLength).orElse(OptionalInt.empty());
    return length.isPresent() ? Optional.of(length.getAsInt()) : Optional.empty();
  }

  private void warnOfDeviations() {
    for (Deviation deviation : asked.deviations()) {
      warnings.add(new Warning("csr-deviation", deviation.field(), deviation.message()));
    }
  }

  /**
   * RFC 5280 and its companions say which extensions of a certificate are critical, whatever the
   * CSR has.
   */
  private void warnOfCriticality(ClaimedContent content) {
    if (asked.namesAreCritical() && !content.subject().isEmpty()) {
      warnings.add(
          new Warning(
              "normalized",
              "subjectAltName",
              "subjectAltName is critical in the CSR; it is issued non-critical, as beside any"
                  + " subject (RFC 5280, 4.2.1.6)"));
    }
    boolean timeStamping = isForTimeStampsAlone(asked.extendedKeyUsages());
    if (timeStamping != asked.extendedKeyUsagesAreCritical()) {
      warnings.add(
          new Warning(
              "normalized",
              "extendedKeyUsage",
              timeStamping
                  ? "extendedKeyUsage is not critical in the CSR; it is issued critical, as"
                      + " time_stamping has to be (RFC 3161, 2.3)"
                  : "extendedKeyUsage is critical in the CSR; it is issued non-critical, so that"
                      + " programs that do not know a purpose can use the others (RFC 5280,"
                      + " 4.2.1.12)"));
    }
  }

  private static boolean isForTimeStampsAlone(Optional<List<ExtendedKeyUsage>> purposes) {
    if (purposes.isEmpty()) {
      return false;
    }
    for (ExtendedKeyUsage purpose : purposes.get()) {
      if (!purpose.equals(ExtendedKeyUsage.TIME_STAMPING)) {
        return false;
      }
    }
    return !purposes.get().isEmpty();
  }

  private void warnOfOverruledTerms() {
    Optional<Boolean> inCsr = asked.basicConstraints().map(BasicConstraints::ca);
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
    for (RequestedExtension extension : asked.otherExtensions()) {
      if (!extension.critical()) {
        warnings.add(
            new Warning("extension-ignored", EffectlessElements.extension(extension.oid())));
      }
    }
    for (String oid : asked.otherAttributes()) {
      warnings.add(new Warning("attribute-ignored", EffectlessElements.attribute(oid)));
    }
  }
}
