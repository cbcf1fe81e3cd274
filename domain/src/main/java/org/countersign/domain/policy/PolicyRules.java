package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.policy.document.BasicConstraintsRule;
import org.countersign.domain.policy.document.DeadPattern;
import org.countersign.domain.policy.document.ExtendedKeyUsageRule;
import org.countersign.domain.policy.document.KeyUsageRule;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyFingerprint;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.document.SubjectAttributeRule;
import org.countersign.domain.policy.document.ValidityRule;
import org.countersign.domain.policy.document.Wildcards;
import org.countersign.domain.policy.rule.AuthorityAskedFor;
import org.countersign.domain.policy.rule.AuthorityIsAllowed;
import org.countersign.domain.policy.rule.ComparableRequest;
import org.countersign.domain.policy.rule.CriticalExtensionsAreSupported;
import org.countersign.domain.policy.rule.ExtendedKeyUsagesAreAllowed;
import org.countersign.domain.policy.rule.HostsInCommonNamesAreAllowed;
import org.countersign.domain.policy.rule.KeyAlgorithmIsAllowed;
import org.countersign.domain.policy.rule.KeyUsagesAreAllowed;
import org.countersign.domain.policy.rule.KeyUsagesComplementEachOther;
import org.countersign.domain.policy.rule.KeyUsagesFitTheKey;
import org.countersign.domain.policy.rule.LifetimeIsWithinTheMaximum;
import org.countersign.domain.policy.rule.NamesAreAllowed;
import org.countersign.domain.policy.rule.NamesAreWellFormed;
import org.countersign.domain.policy.rule.PolicyRule;
import org.countersign.domain.policy.rule.PreparedNameRule;
import org.countersign.domain.policy.rule.RequestNamesSomething;
import org.countersign.domain.policy.rule.RequiredNamesArePresent;
import org.countersign.domain.policy.rule.SignatureAlgorithmIsAllowed;
import org.countersign.domain.policy.rule.SubjectIsAllowed;
import org.countersign.domain.policy.rule.SubjectIsWellFormed;
import org.countersign.domain.policy.rule.SubjectMailboxesAreNotDenied;
import org.countersign.domain.policy.rule.SubjectPartsHoldEachTypeOnce;
import org.countersign.domain.policy.rule.TimeStampingStandsAlone;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * The rules of a policy, checked: what a {@link PolicyDocument} means.
 *
 * <p>Two are equal when their documents are.
 */
public final class PolicyRules {

  private final PolicyDocument document;
  private final List<DeadPattern> deadPatterns;
  private final List<SubjectAttributeRule> subject;
  private final List<SubjectAlternativeNameRule> names;
  private final Optional<KeyUsageRule> keyUsages;
  private final Optional<ExtendedKeyUsageRule> extendedKeyUsages;
  private final Optional<AlgorithmsRule> algorithms;
  private final Optional<ValidityRule> validity;
  private final BasicConstraintsRule basicConstraints;
  private final List<PolicyRule> rules;
  private final Set<SubjectAttributeType> ignoredTypes;
  private final Set<GeneralNameKind> ignoredKinds;

  private PolicyRules(PolicyDocument document) {
    this.document = document;
    this.deadPatterns = deadPatterns(document);
    this.subject = SubjectAttributeRule.of(document);
    this.names = SubjectAlternativeNameRule.of(document);
    this.keyUsages = KeyUsageRule.of(document);
    this.extendedKeyUsages = ExtendedKeyUsageRule.of(document);
    this.algorithms = AlgorithmsRule.of(document);
    this.validity = ValidityRule.of(document);
    this.basicConstraints = BasicConstraintsRule.of(document);
    this.ignoredTypes =
        subject.stream()
            .filter(rule -> rule.values().isIgnoring())
            .map(SubjectAttributeRule::type)
            .collect(Collectors.toUnmodifiableSet());
    this.ignoredKinds =
        names.stream()
            .filter(rule -> rule.values().isIgnoring())
            .map(SubjectAlternativeNameRule::kind)
            .collect(Collectors.toUnmodifiableSet());
    List<PreparedNameRule> prepared = PreparedNameRule.of(names);
    this.rules =
        List.of(
            new SubjectIsWellFormed(subject),
            new SubjectPartsHoldEachTypeOnce(),
            new SubjectIsAllowed(subject),
            new SubjectMailboxesAreNotDenied(names),
            new HostsInCommonNamesAreAllowed(prepared),
            new RequestNamesSomething(),
            new NamesAreWellFormed(),
            new RequiredNamesArePresent(names),
            new NamesAreAllowed(prepared),
            new KeyUsagesAreAllowed(keyUsages),
            new KeyUsagesFitTheKey(),
            new KeyUsagesComplementEachOther(),
            new ExtendedKeyUsagesAreAllowed(extendedKeyUsages),
            new TimeStampingStandsAlone(),
            new SignatureAlgorithmIsAllowed(algorithms),
            new KeyAlgorithmIsAllowed(algorithms),
            new LifetimeIsWithinTheMaximum(validity),
            new AuthorityIsAllowed(basicConstraints),
            new CriticalExtensionsAreSupported());
  }

  /** Everything that is wrong with a document, in its order; {@link #of} takes one without. */
  public static List<FieldError> check(PolicyDocument document) {
    return check(document, PolicyDocument.EMPTY);
  }

  /**
   * Everything that is wrong with a document that takes the place of another. Patterns that match
   * nothing are no error in a section that stays as it is: the other may be from a time when nobody
   * looked for them.
   */
  public static List<FieldError> check(PolicyDocument document, PolicyDocument old) {
    List<FieldError> errors = new ArrayList<>(SubjectAttributeRule.check(document));
    if (!Objects.equals(document.subject(), old.subject())) {
      errors.addAll(SubjectAttributeRule.deadPatterns(document));
    }
    errors.addAll(SubjectAlternativeNameRule.check(document));
    if (!Objects.equals(document.sans(), old.sans())) {
      errors.addAll(SubjectAlternativeNameRule.deadPatterns(document));
    }
    errors.addAll(Wildcards.check(document));
    errors.addAll(KeyUsageRule.check(document));
    errors.addAll(ExtendedKeyUsageRule.check(document));
    errors.addAll(AlgorithmsRule.check(document));
    errors.addAll(ValidityRule.check(document));
    errors.addAll(BasicConstraintsRule.check(document));
    return errors;
  }

  /**
   * The rules that a document states. It may have patterns that match nothing, which {@link
   * #deadPatterns} tells.
   *
   * @throws IllegalArgumentException when {@link #check} finds any other error in it
   */
  public static PolicyRules of(PolicyDocument document) {
    List<FieldError> errors = check(document, document);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          errors.stream()
              .map(error -> error.path() + ": " + error.message())
              .collect(Collectors.joining("; ", "policy document has errors: ", "")));
    }
    return new PolicyRules(document);
  }

  /**
   * The patterns that match nothing: of a document from a time when nobody looked for them. Empty
   * where {@link #check} finds nothing.
   */
  public List<DeadPattern> deadPatterns() {
    return deadPatterns;
  }

  private static List<DeadPattern> deadPatterns(PolicyDocument document) {
    return Stream.of(
            SubjectAttributeRule.deadPatterns(document),
            SubjectAlternativeNameRule.deadPatterns(document))
        .flatMap(List::stream)
        .map(error -> DeadPattern.of(document, error))
        .toList();
  }

  /** Warnings about the policy itself, independent of any request. */
  public List<Warning> warningsOfPolicy() {
    return deadPatterns.stream()
        .map(
            dead ->
                new Warning(
                    "policy-pattern-matches-nothing",
                    "The policy's pattern at "
                        + dead.path()
                        + " is without effect: "
                        + dead.message()))
        .toList();
  }

  /** The document as it was written. */
  public PolicyDocument document() {
    return document;
  }

  /**
   * The rules for subject attributes, in the document's order, one a type; empty when it names
   * none.
   */
  public List<SubjectAttributeRule> subject() {
    return subject;
  }

  /**
   * The rules for subject alternative names, in the document's order, one a kind; empty when it
   * names none.
   */
  public List<SubjectAlternativeNameRule> names() {
    return names;
  }

  /** Whether the policy has attributes of a type left out of every certificate. */
  public boolean ignores(SubjectAttributeType type) {
    return ignoredTypes.contains(type);
  }

  /** Whether the policy has names of a kind left out of every certificate. */
  public boolean ignores(GeneralNameKind kind) {
    return ignoredKinds.contains(kind);
  }

  private boolean leavesSomethingOut() {
    return !ignoredTypes.isEmpty() || !ignoredKinds.isEmpty();
  }

  /** The parts of a request that are judged: all but those left out of every certificate. */
  private ComparableRequest judged(ComparableRequest asked) {
    return leavesSomethingOut() ? asked.without(this::ignores, this::ignores) : asked;
  }

  /** Empty when the policy does not define key usages, and so allows none. */
  public Optional<KeyUsageRule> keyUsages() {
    return keyUsages;
  }

  /** Empty when the policy does not define extended key usages, and so allows none. */
  public Optional<ExtendedKeyUsageRule> extendedKeyUsages() {
    return extendedKeyUsages;
  }

  /** Empty when the policy does not define algorithms, and so allows none. */
  public Optional<AlgorithmsRule> algorithms() {
    return algorithms;
  }

  /** Empty when the policy sets no limit of its own on the validity. */
  public Optional<ValidityRule> validity() {
    return validity;
  }

  /** What is said of CA certificates; they are denied when the policy does not speak of them. */
  public BasicConstraintsRule basicConstraints() {
    return basicConstraints;
  }

  /** SHA-256 over the rules, lower-case hex: by it a request says which rules judged it. */
  public String fingerprint() {
    return PolicyFingerprint.of(document);
  }

  /**
   * Judges a request by every rule; never throws, never stops at the first violation.
   *
   * @return what may be certified, or every violation in the order of the request's parts
   */
  public PolicyDecision evaluate(JudgedRequest request) {
    return evaluate(ComparableRequest.of(request));
  }

  PolicyDecision evaluate(ComparableRequest request) {
    ComparableRequest asked = judged(request);
    List<Violation> violations = new ArrayList<>();
    for (PolicyRule rule : rules) {
      violations.addAll(rule.violations(asked));
    }
    return violations.isEmpty() ? permitted(asked) : new PolicyDecision.Refusal(violations);
  }

  /** What the requester should know of a request, permitted or not, though it breaks no rule. */
  List<Warning> warnings(ComparableRequest asked) {
    if (!leavesSomethingOut()) {
      return RequestWarnings.of(this, asked.request(), NormalizedNames.of(asked.request().names()));
    }
    List<Warning> warnings = new ArrayList<>(RequestWarnings.ofLeftOut(this, asked));
    ComparableRequest judged = judged(asked);
    warnings.addAll(RequestWarnings.of(this, judged.request(), NormalizedNames.at(judged.names())));
    return warnings;
  }

  private static PolicyDecision.Permitted permitted(ComparableRequest asked) {
    List<SubjectAlternativeName> granted =
        asked.names().stream().flatMap(name -> name.wellFormed().stream()).distinct().toList();
    JudgedRequest request = asked.request();
    return new PolicyDecision.Permitted(
        request.subject(),
        granted,
        request.keyUsages().orElse(Set.of()),
        request.extendedKeyUsages().orElse(List.of()).stream().distinct().toList(),
        AuthorityAskedFor.of(request).granted());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyRules that && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "PolicyRules[" + document + "]";
  }
}
