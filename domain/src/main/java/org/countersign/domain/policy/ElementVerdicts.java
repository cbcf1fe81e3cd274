package org.countersign.domain.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.domain.policy.VerdictList.Grant;
import org.countersign.domain.policy.decision.EffectlessElements;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.policy.document.ExtendedKeyUsageRule;
import org.countersign.domain.policy.document.KeyUsageRule;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.document.SubjectAttributeRule;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.policy.pattern.SubjectPattern;
import org.countersign.domain.policy.rule.ComparableRequest;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;

/** Says of every element of a request what became of it, and by which rule. */
final class ElementVerdicts {

  private static final String REPEATED = "repeated-element-counts-once";

  private final PolicyRules policy;
  private final ComparableRequest asked;
  private final JudgedRequest request;
  private final List<Violation> violations;
  private final VerdictList verdicts;

  private ElementVerdicts(PolicyRules policy, ComparableRequest asked, List<Violation> violations) {
    this.policy = policy;
    this.asked = asked;
    this.request = asked.request();
    this.violations = violations;
    this.verdicts = new VerdictList(violations, request.filledIn());
  }

  /**
   * @param violations all that was found against the request, by whatever rule
   */
  static List<ElementVerdict> of(
      PolicyRules policy, ComparableRequest asked, List<Violation> violations) {
    return new ElementVerdicts(policy, asked, violations).all();
  }

  private List<ElementVerdict> all() {
    subject();
    names();
    usages(
        ElementNames.KEY_USAGE,
        "/keyUsages",
        request.keyUsages().map(usages -> usages.stream().sorted().toList()),
        policy.keyUsages().map(KeyUsageRule::usages),
        KeyUsage::wireName);
    request.unfitKeyUsages().stream().sorted().forEach(this::unfit);
    usages(
        ElementNames.EXTENDED_KEY_USAGE,
        "/extendedKeyUsages",
        request.extendedKeyUsages(),
        policy.extendedKeyUsages().map(ExtendedKeyUsageRule::usages),
        ExtendedKeyUsage::wireName);
    request.basicConstraints().ifPresent(this::basicConstraints);
    algorithms();
    validity();
    request.content().otherExtensions().forEach(this::extension);
    request.content().otherAttributes().forEach(this::attribute);
    return verdicts.all();
  }

  private void subject() {
    for (ComparableRequest.Value value : asked.subject()) {
      String text = value.attribute().value();
      int index = SubjectAttributeRule.indexOf(policy.subject(), value.type());
      if (policy.ignores(value.type())) {
        leftOut(value.field(), text, "/subject/" + index);
        continue;
      }
      verdicts.judged(
          value.field(),
          text,
          () ->
              Grant.by(
                  policy.subject().get(index).values(),
                  "/subject/" + index,
                  pattern -> pattern.matchesPrepared(value.prepared()),
                  SubjectPattern::text));
    }
  }

  private void names() {
    Map<SubjectAlternativeName, String> seen = new HashMap<>();
    for (ComparableRequest.Name name : asked.names()) {
      String text = name.requested().value();
      int index = SubjectAlternativeNameRule.indexOf(policy.names(), name.requested().kind());
      if (policy.ignores(name.requested().kind())) {
        leftOut(name.field(), text, "/sans/" + index);
        continue;
      }
      Optional<String> first = name.wellFormed().map(n -> seen.putIfAbsent(n, name.field()));
      if (first.isPresent() && verdicts.refusing(name.field()).isEmpty()) {
        verdicts.ignored(name.field(), text, REPEATED, "The same name as " + first.get());
        continue;
      }
      verdicts.judged(
          name.field(),
          text,
          () ->
              Grant.by(
                      policy.names().get(index).values(),
                      "/sans/" + index,
                      pattern -> name.wellFormed().filter(pattern::matches).isPresent(),
                      NamePattern::text)
                  .and(issuedAs(name)));
    }
  }

  private static String issuedAs(ComparableRequest.Name name) {
    return NormalizedNames.otherSpelling(name.requested(), name.wellFormed())
        .map(text -> "; it is issued as " + QuotedText.quoted(text))
        .orElse("");
  }

  /** Such usages are left out for a key alone: there is one. */
  private void unfit(KeyUsage usage) {
    KeyAlgorithm key = request.keyAlgorithm().orElseThrow();
    verdicts.ignored(
        ElementNames.KEY_USAGE + "." + usage.wireName(),
        usage.wireName(),
        "key-usage-fits-the-key",
        "An "
            + key.policyName()
            + " key cannot have it ("
            + KeyUsage.clauseOfFit(key)
            + "); it is left out of the certificate");
  }

  private void leftOut(String element, String value, String rule) {
    verdicts.ignored(
        element, value, rule + "/ignored", "The policy has it left out of the certificate");
  }

  private <U> void usages(
      String field,
      String pointer,
      Optional<? extends Collection<U>> usages,
      Optional<ValueLists<U>> rule,
      Function<U, String> wireName) {
    if (usages.isPresent() && usages.get().isEmpty()) {
      verdicts.refusing(field).ifPresent(violation -> verdicts.refused(field, "", violation));
      return;
    }
    Set<U> seen = new HashSet<>();
    for (U usage : usages.<Collection<U>>map(Function.identity()).orElse(List.of())) {
      String name = wireName.apply(usage);
      String element = field + "." + name;
      Optional<Violation> refusing = refusingUsage(field, name);
      if (refusing.isPresent()) {
        verdicts.refused(element, name, refusing.get());
      } else if (!seen.add(usage)) {
        verdicts.ignored(element, name, REPEATED, "The same usage as one before it");
      } else {
        verdicts.granted(
            element, name, field, Grant.by(rule.orElseThrow(), pointer, usage::equals, wireName));
      }
    }
  }

  /** A violation of usages names those that it is about in its value. */
  private Optional<Violation> refusingUsage(String field, String name) {
    return violations.stream()
        .filter(violation -> violation.field().equals(field))
        .filter(violation -> violation.value().filter(value -> lists(value, name)).isPresent())
        .findFirst();
  }

  private static boolean lists(String value, String name) {
    return List.of(value.split(", ")).contains(name);
  }

  private void basicConstraints(BasicConstraints constraints) {
    String value = constraints.ca() ? "CA:TRUE" : "CA:FALSE";
    Optional<Violation> refusing =
        verdicts
            .refusing(ElementNames.BASIC_CONSTRAINTS)
            .or(() -> verdicts.refusing(ElementNames.BASIC_CONSTRAINTS + ".pathLength"));
    if (refusing.isPresent()) {
      verdicts.refused(ElementNames.BASIC_CONSTRAINTS, value, refusing.get());
    } else {
      verdicts.granted(
          ElementNames.BASIC_CONSTRAINTS,
          value,
          ElementNames.BASIC_CONSTRAINTS,
          new Grant(
              "/basicConstraints",
              constraints.ca()
                  ? "the policy permits CA certificates"
                  : "the certificate is no CA's"));
    }
  }

  private void algorithms() {
    request.keyAlgorithm().ifPresent(this::publicKey);
    request.signatureAlgorithm().ifPresent(this::signatureAlgorithm);
  }

  private void publicKey(KeyAlgorithm algorithm) {
    verdicts.judged(
        ElementNames.PUBLIC_KEY,
        algorithm.wireName(),
        () ->
            named(
                policy.algorithms().flatMap(AlgorithmsRule::keyAlgorithm),
                "/algorithms/keyAlgorithm",
                algorithm));
  }

  private void signatureAlgorithm(SignatureAlgorithm algorithm) {
    verdicts.judged(
        ElementNames.SIGNATURE_ALGORITHM,
        algorithm.wireName(),
        () ->
            named(
                policy.algorithms().flatMap(AlgorithmsRule::signature),
                "/algorithms/signature",
                algorithm));
  }

  private static <A> Grant named(
      Optional<List<AlgorithmsRule.Named<A>>> allowed, String pointer, A algorithm) {
    List<AlgorithmsRule.Named<A>> named = allowed.orElseThrow();
    int index = Grant.indexOf(named, entry -> entry.algorithm() == algorithm);
    return new Grant(
        pointer + "/" + index, "the policy permits " + QuotedText.quoted(named.get(index).name()));
  }

  /** A validity period that does not exist has no value, but can be refused. */
  private void validity() {
    if (request.lifetime().isEmpty()) {
      verdicts
          .refusing(ElementNames.VALIDITY)
          .ifPresent(violation -> verdicts.refused(ElementNames.VALIDITY, "", violation));
      return;
    }
    verdicts.judged(
        ElementNames.VALIDITY,
        request.lifetime().get().toSeconds() + "s",
        () ->
            policy
                .validity()
                .map(limit -> new Grant("/validity/max", "at most " + limit.text()))
                .orElse(new Grant("/validity", "the policy sets no longest validity")));
  }

  private void extension(RequestedExtension extension) {
    String element = ElementNames.extension(extension);
    String value = extension.critical() ? "critical" : "";
    Optional<Violation> refusing = verdicts.refusing(element);
    if (refusing.isPresent()) {
      verdicts.refused(element, value, refusing.get());
    } else {
      verdicts.ignored(
          element, value, "extension-has-no-effect", EffectlessElements.extension(extension.oid()));
    }
  }

  private void attribute(String oid) {
    verdicts.ignored(
        ElementNames.attribute(oid),
        "",
        "attribute-has-no-effect",
        EffectlessElements.attribute(oid));
  }
}
