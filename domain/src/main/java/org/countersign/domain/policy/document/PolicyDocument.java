package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.countersign.domain.policy.PolicyRules;

/**
 * The rules of a policy as they were written: names and spellings as received, stored and answered
 * unchanged.
 *
 * <p>Nothing in it has been checked. A component is null where the document has no such member,
 * which is not the same as an empty list; a list may hold null where the document did. {@link
 * PolicyRules} is the checked form.
 */
public record PolicyDocument(
    List<Values> subject,
    List<Values> sans,
    Usages keyUsages,
    Usages extendedKeyUsages,
    Algorithms algorithms,
    Validity validity,
    BasicConstraints basicConstraints) {

  /** A document that names nothing, so that its policy refuses everything. */
  public static final PolicyDocument EMPTY =
      new PolicyDocument(null, null, null, null, null, null, null);

  public PolicyDocument {
    subject = copy(subject);
    sans = copy(sans);
  }

  /**
   * The patterns for one subject attribute or one kind of name.
   *
   * @param wildcards what a rule for DNS names says of wildcard names: {@code allowed} or {@code
   *     denied}
   * @param ignored true instead of patterns: what a request has of it is left out of the
   *     certificate; false is as null
   */
  public record Values(
      String type,
      List<String> allowed,
      List<String> required,
      List<String> denied,
      String wildcards,
      Boolean ignored) {

    /** Patterns and nothing else. */
    public Values(String type, List<String> allowed, List<String> required, List<String> denied) {
      this(type, allowed, required, denied, null, null);
    }

    public Values {
      allowed = copy(allowed);
      required = copy(required);
      denied = copy(denied);
    }

    /** Patterns, and what is said of wildcard names. */
    public Values(
        String type,
        List<String> allowed,
        List<String> required,
        List<String> denied,
        String wildcards) {
      this(type, allowed, required, denied, wildcards, null);
    }

    /** A rule that says {@code ignored: true}. */
    public static Values ignoring(String type) {
      return new Values(type, null, null, null, null, true);
    }

    boolean isIgnored() {
      return Boolean.TRUE.equals(ignored);
    }
  }

  /** The rule over key usages, or over extended key usages. */
  public record Usages(List<String> allowed, List<String> required, List<String> denied) {

    public Usages {
      allowed = copy(allowed);
      required = copy(required);
      denied = copy(denied);
    }
  }

  /**
   * The algorithms of the CSR's signature and of its key, in any of the names the REST contract has
   * for them.
   */
  public record Algorithms(List<String> signature, List<String> keyAlgorithm) {

    public Algorithms {
      signature = copy(signature);
      keyAlgorithm = copy(keyAlgorithm);
    }
  }

  /** The longest validity, such as {@code 365d}. */
  public record Validity(String max) {}

  /** Whether a CA certificate may be had: {@code allowed}, {@code required} or {@code denied}. */
  public record BasicConstraints(String isCA, Integer maxPathLength) {}

  /** {@code List.copyOf} would refuse the nulls that the checks are there to report. */
  private static <T> List<T> copy(List<T> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
