package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/** What was wished for and is not in the request that was found. */
record Losses(RequestSearch search, Wish wish, Optional<AcceptableRequest> found) {

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
    if (wish.ca() != request.basicConstraints().ca()) {
      all.add(
          Unobtainable.of(
              "basicConstraints",
              wish.ca() ? "CA:TRUE" : "CA:FALSE",
              wish.ca()
                  ? "The policy does not permit this CA certificate"
                  : "The policy permits CA certificates only"));
    }
    if (request.lifetime().compareTo(wish.lifetime()) < 0) {
      all.add(
          Unobtainable.of(
              "validity",
              wish.lifetime().toSeconds() + "s",
              "The policy permits at most " + request.lifetime().toSeconds() + "s"));
    }
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
        : "An " + key.policyName() + " key cannot have it (RFC 8813, section 3)";
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
