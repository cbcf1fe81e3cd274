package org.countersign.domain.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.countersign.domain.policy.NameSamples;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/** What holds for every policy and every request. */
class PolicyDecisionPropertiesTest {

  /** A request's names and its values of the common name. */
  record Asking(List<RequestedName> names, List<String> commonNames) {

    JudgedRequest request() {
      RequestBuilder request = aRequest().withEmptySubject();
      names.forEach(name -> request.withName(name.kind(), name.value()));
      commonNames.forEach(value -> request.withSubject(SubjectAttributeType.COMMON_NAME, value));
      return request.judged();
    }
  }

  @Property(tries = 300)
  void aDenialAlwaysWins(
      @ForAll("documents") PolicyDocument document, @ForAll("askings") Asking asking) {
    PolicyRules rules = PolicyRules.of(document);
    Set<SubjectAlternativeName> denied = new HashSet<>();
    for (RequestedName name : asking.names()) {
      for (SubjectAlternativeNameRule rule : rules.names()) {
        name.wellFormed()
            .filter(
                wellFormed -> rule.values().denied().stream().anyMatch(p -> p.denies(wellFormed)))
            .ifPresent(denied::add);
      }
    }

    PolicyDecision decision = rules.evaluate(asking.request());

    if (!denied.isEmpty()) {
      assertThat(decision.violations()).extracting(Violation::code).contains("san-denied");
    }
  }

  @Property(tries = 300)
  void oneDenialMoreNeverAdmitsMore(
      @ForAll("documents") PolicyDocument document,
      @ForAll("askings") Asking asking,
      @ForAll("sanRules") Values more) {
    List<Values> sans = new ArrayList<>();
    for (Values rule : document.sans()) {
      sans.add(
          rule.type().equals(more.type())
              ? new Values(
                  rule.type(), rule.allowed(), rule.required(), union(rule.denied(), more.denied()))
              : rule);
    }
    PolicyDocument stricter = document(document.subject(), sans);

    if (PolicyRules.of(stricter).evaluate(asking.request()).permitted().isPresent()) {
      assertThat(PolicyRules.of(document).evaluate(asking.request()).violations()).isEmpty();
    }
  }

  @Property(tries = 300)
  void whatIsGrantedWasAskedForAndMatchesTheRules(
      @ForAll("documents") PolicyDocument document, @ForAll("askings") Asking asking) {
    PolicyRules rules = PolicyRules.of(document);
    rules
        .evaluate(asking.request())
        .permitted()
        .ifPresent(
            permitted -> {
              assertThat(permitted.names())
                  .containsExactlyElementsOf(
                      asking.names().stream()
                          .flatMap(name -> name.wellFormed().stream())
                          .distinct()
                          .toList());
              assertThat(permitted.names()).allMatch(name -> isGrantedBySomeRule(rules, name));
            });
  }

  private static boolean isGrantedBySomeRule(PolicyRules rules, SubjectAlternativeName name) {
    return rules.names().stream()
        .filter(rule -> rule.kind() == name.kind())
        .map(SubjectAlternativeNameRule::values)
        .anyMatch(
            values ->
                values.denied().stream().noneMatch(pattern -> pattern.denies(name))
                    && (values.deniesOnly()
                        || Stream.concat(values.required().stream(), values.allowed().stream())
                            .anyMatch(pattern -> pattern.matches(name))));
  }

  @Property(tries = 300)
  void noRequestMakesAPolicyThrow(
      @ForAll("documents") PolicyDocument document,
      @ForAll("askings") Asking asking,
      @ForAll @Size(max = 4) List<@StringLength(max = 80) String> garbage) {
    List<RequestedName> names = new ArrayList<>(asking.names());
    for (String text : garbage) {
      for (GeneralNameKind kind : GeneralNameKind.values()) {
        names.add(new RequestedName(kind, text));
      }
    }
    List<String> commonNames = new ArrayList<>(asking.commonNames());
    commonNames.addAll(garbage);

    PolicyDecision decision =
        PolicyRules.of(document).evaluate(new Asking(names, commonNames).request());

    assertThat(decision.permitted().isPresent()).isEqualTo(decision.violations().isEmpty());
    assertThat(decision.violations()).allSatisfy(v -> assertThat(v.message()).doesNotContain("\n"));
  }

  /** A text that may stand in a policy, or an error that says why it may not; never a fault. */
  @Property(tries = 300)
  void anyTextIsAPatternOrAnErrorOfTheDocument(@ForAll String garbage) {
    for (GeneralNameKind kind : NameSamples.KINDS) {
      Values values = new Values(kind.wireName(), List.of(garbage), null, List.of(garbage));
      PolicyDocument document = document(List.of(), List.of(values));
      List<FieldError> errors = PolicyRules.check(document);
      if (PolicyRules.check(document, document).isEmpty()) {
        PolicyRules rules = PolicyRules.of(document);
        rules.evaluate(aRequest().withName(kind, garbage).judged());
        assertThat(rules.deadPatterns()).hasSameSizeAs(errors);
      } else {
        assertThatThrownBy(() -> PolicyRules.of(document))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Provide
  Arbitrary<PolicyDocument> documents() {
    return sanRules()
        .list()
        .ofMaxSize(4)
        .uniqueElements(Values::type)
        .map(
            sans ->
                document(
                    List.of(new Values("common_name", List.of("*"), null, List.of("evil *"))),
                    sans));
  }

  @Provide
  Arbitrary<Values> sanRules() {
    return Arbitraries.of(NameSamples.KINDS)
        .flatMap(
            kind -> {
              Arbitrary<List<String>> patterns =
                  Arbitraries.of(NameSamples.patterns(kind)).set().ofMaxSize(3).map(List::copyOf);
              Arbitrary<List<String>> some =
                  Arbitraries.of(NameSamples.patterns(kind))
                      .set()
                      .ofMinSize(1)
                      .ofMaxSize(3)
                      .map(List::copyOf);
              return Combinators.combine(patterns, patterns, some)
                  .as(
                      (allowed, required, denied) ->
                          new Values(kind.wireName(), allowed, required, denied));
            });
  }

  @Provide
  Arbitrary<Asking> askings() {
    Arbitrary<RequestedName> name =
        Arbitraries.of(NameSamples.KINDS)
            .flatMap(kind -> Arbitraries.of(NameSamples.names(kind)))
            .map(n -> new RequestedName(n.kind(), n.text()));
    return Combinators.combine(
            name.list().ofMaxSize(4),
            Arbitraries.of("a.example", "Evil  Corp", "", "ü").list().ofMaxSize(2))
        .as(Asking::new);
  }

  private static PolicyDocument document(List<Values> subject, List<Values> sans) {
    PolicyDocument whole = aPolicy().document();
    return new PolicyDocument(
        subject,
        sans,
        whole.keyUsages(),
        whole.extendedKeyUsages(),
        whole.algorithms(),
        whole.validity(),
        whole.basicConstraints());
  }

  private static List<String> union(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
