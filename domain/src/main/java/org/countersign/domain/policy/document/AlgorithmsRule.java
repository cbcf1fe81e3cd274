package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * What a policy says of algorithms.
 *
 * @param signature of the CSR's signature, and so of what the CA may sign with; empty when the
 *     policy does not say, which allows none
 * @param keyAlgorithm of the requester's key; empty when the policy does not say, which allows none
 */
public record AlgorithmsRule(
    Optional<List<Named<SignatureAlgorithm>>> signature,
    Optional<List<Named<KeyAlgorithm>>> keyAlgorithm) {

  /** An algorithm and the one of its names by which the policy's author called it. */
  public record Named<A>(A algorithm, String name) {}

  public AlgorithmsRule {
    signature = signature.map(List::copyOf);
    keyAlgorithm = keyAlgorithm.map(List::copyOf);
  }

  public static List<FieldError> check(PolicyDocument document) {
    List<FieldError> errors = new ArrayList<>();
    if (document.algorithms() != null) {
      check(
          document.algorithms().signature(),
          "algorithms.signature",
          "signature algorithm",
          SignatureAlgorithm::ofName,
          SignatureAlgorithm.known(),
          errors);
      check(
          document.algorithms().keyAlgorithm(),
          "algorithms.keyAlgorithm",
          "key algorithm",
          KeyAlgorithm::ofName,
          KeyAlgorithm.known(),
          errors);
    }
    return errors;
  }

  private static <A> void check(
      List<String> names,
      String path,
      String noun,
      Function<String, Optional<A>> parse,
      String known,
      List<FieldError> errors) {
    if (names == null) {
      return;
    }
    if (names.isEmpty()) {
      errors.add(
          new FieldError(FieldError.TOO_SMALL, path, "At least one " + noun + " must be provided"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      checkName(names.get(i), path + "." + i, noun, parse, known, seen).ifPresent(errors::add);
    }
  }

  private static <A> Optional<FieldError> checkName(
      String name,
      String path,
      String noun,
      Function<String, Optional<A>> parse,
      String known,
      Set<String> seen) {
    if (name == null || name.isBlank()) {
      return Optional.of(new FieldError(FieldError.TOO_SMALL, path, "Value cannot be empty"));
    }
    if (parse.apply(name).isEmpty()) {
      return Optional.of(
          new FieldError(
              FieldError.INVALID_ENUM_VALUE,
              path,
              "Unknown " + noun + " " + QuotedText.quoted(name) + "; known: " + known));
    }
    return seen.add(name)
        ? Optional.empty()
        : Optional.of(new FieldError(FieldError.CUSTOM, path, "Duplicate value '" + name + "'"));
  }

  public static Optional<AlgorithmsRule> of(PolicyDocument document) {
    return Optional.ofNullable(document.algorithms())
        .map(
            algorithms ->
                new AlgorithmsRule(
                    read(algorithms.signature(), SignatureAlgorithm::ofName),
                    read(algorithms.keyAlgorithm(), KeyAlgorithm::ofName)));
  }

  private static <A> Optional<List<Named<A>>> read(
      List<String> names, Function<String, Optional<A>> parse) {
    return Optional.ofNullable(names)
        .map(
            all ->
                all.stream()
                    .map(name -> new Named<>(parse.apply(name).orElseThrow(), name))
                    .toList());
  }
}
