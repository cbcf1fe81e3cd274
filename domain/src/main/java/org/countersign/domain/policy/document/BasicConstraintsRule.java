package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.validation.FieldError;

/**
 * What a policy says of CA certificates.
 *
 * @param maxPathLength -1 is no limit; empty when the policy does not say, which is no limit either
 */
public record BasicConstraintsRule(Authority authority, Optional<Integer> maxPathLength) {

  /** A policy that does not speak of CA certificates denies them. */
  static final BasicConstraintsRule DENIED =
      new BasicConstraintsRule(Authority.DENIED, Optional.empty());

  /** Whether a CA certificate may be had. */
  public enum Authority {
    ALLOWED,
    REQUIRED,
    DENIED;

    /** The name in the REST contract. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Authority> ofWireName(String wireName) {
      return Arrays.stream(values()).filter(value -> value.wireName().equals(wireName)).findFirst();
    }
  }

  public BasicConstraintsRule {
    Objects.requireNonNull(authority, "authority");
    if (maxPathLength.isPresent() && maxPathLength.get() < -1) {
      throw new IllegalArgumentException(
          "maxPathLength is " + maxPathLength.get() + "; -1 or more is allowed");
    }
  }

  /** The limit on path lengths; empty when there is none. */
  public Optional<Integer> pathLengthLimit() {
    return maxPathLength.filter(limit -> limit >= 0);
  }

  public static List<FieldError> check(PolicyDocument document) {
    List<FieldError> errors = new ArrayList<>();
    PolicyDocument.BasicConstraints section = document.basicConstraints();
    if (section == null) {
      return errors;
    }
    if (section.isCA() != null && Authority.ofWireName(section.isCA()).isEmpty()) {
      errors.add(
          new FieldError(
              FieldError.INVALID_ENUM_VALUE,
              "basicConstraints.isCA",
              "isCA must be one of: allowed, required, denied"));
    }
    if (section.maxPathLength() != null && section.maxPathLength() < -1) {
      errors.add(
          new FieldError(
              FieldError.TOO_SMALL,
              "basicConstraints.maxPathLength",
              "Path length must be -1 (unlimited) or a non-negative integer"));
    }
    return errors;
  }

  public static BasicConstraintsRule of(PolicyDocument document) {
    return Optional.ofNullable(document.basicConstraints())
        .map(
            section ->
                new BasicConstraintsRule(
                    Authority.ofWireName(section.isCA()).orElse(Authority.DENIED),
                    Optional.ofNullable(section.maxPathLength())))
        .orElse(DENIED);
  }
}
