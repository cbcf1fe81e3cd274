package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/** What was wished for and is not in the request that was found. */
record Shortfall(RequestSearch search, DesiredRequest wish, Optional<AcceptableRequest> found) {

  private static final String BASIC_CONSTRAINTS = "basicConstraints";

  List<Unobtainable> all() {
    List<Unobtainable> all = new ArrayList<>(search.unobtainable());
    found.ifPresentOrElse(
        request -> addDifferences(request, all),
        () ->
            all.add(
                new Unobtainable(
                    "request", Optional.empty(), "No request was found that this policy permits")));
    return all;
  }

  private void addDifferences(AcceptableRequest request, List<Unobtainable> all) {
    addUsages(request, all);
    wish.keyAlgorithm()
        .filter(key -> key != request.keyAlgorithm())
        .ifPresent(key -> all.add(ofKey(key, request.keyAlgorithm())));
    wish.hashBits()
        .filter(bits -> bits != request.signatureAlgorithm().hashBits())
        .ifPresent(
            bits ->
                all.add(
                    Unobtainable.of(
                        "signatureAlgorithm",
                        "SHA" + bits,
                        "With this key the policy permits "
                            + request.signatureAlgorithm().wireName())));
    addConstraints(request, all);
    all.addAll(search.time().unobtainable());
    wish.criticalExtensions()
        .forEach(
            oid ->
                all.add(
                    Unobtainable.of(
                        "extension[" + oid + "]", "critical", "No certificate gets it")));
  }

  private void addConstraints(AcceptableRequest request, List<Unobtainable> all) {
    if (wish.ca() != request.basicConstraints().ca()) {
      all.add(
          Unobtainable.of(
              BASIC_CONSTRAINTS, wish.ca() ? "CA:TRUE" : "CA:FALSE", search.whyNoAuthority()));
    }
  }

  /** What was wished for and is there in another form. */
  List<Correction> corrections() {
    List<Correction> all = new ArrayList<>(search.corrections());
    found.ifPresent(
        request -> {
          int wished = wish.pathLength().orElse(-1);
          int granted = request.basicConstraints().pathLength().orElse(-1);
          if (request.basicConstraints().ca() && wish.ca() && granted != wished) {
            all.add(
                new Correction(
                    BASIC_CONSTRAINTS,
                    pathLength(wished),
                    pathLength(granted),
                    "It is the longest path that the policy and the CA permit"));
          }
        });
    return all;
  }

  private static String pathLength(int length) {
    return length < 0 ? "no path length" : "pathlen:" + length;
  }

  private void addUsages(AcceptableRequest request, List<Unobtainable> all) {
    Set<KeyUsage> granted = request.keyUsages();
    wish.keyUsages().stream()
        .filter(usage -> !granted.contains(usage))
        .sorted()
        .map(usage -> Unobtainable.of("keyUsage", usage.wireName(), whyNot(usage, request)))
        .forEach(all::add);
    List<ExtendedKeyUsage> extended = request.extendedKeyUsages();
    wish.extendedKeyUsages().stream()
        .filter(usage -> !extended.contains(usage))
        .distinct()
        .map(
            usage ->
                Unobtainable.of(
                    "extendedKeyUsage", usage.wireName(), search.extendedKeyUsages().whyNot(usage)))
        .forEach(all::add);
  }

  private String whyNot(KeyUsage usage, AcceptableRequest request) {
    KeyAlgorithm key = request.keyAlgorithm();
    return usage.fits(key)
        ? search.keyUsages().whyNot(usage)
        : "An " + key.policyName() + " key cannot have it (" + KeyUsage.clauseOfFit(key) + ")";
  }

  private static Unobtainable ofKey(KeyAlgorithm wished, KeyAlgorithm chosen) {
    return Unobtainable.of(
        "publicKey",
        wished.policyName(),
        "The policy permits no such request with this key; one with "
            + chosen.policyName()
            + " it does");
  }
}
