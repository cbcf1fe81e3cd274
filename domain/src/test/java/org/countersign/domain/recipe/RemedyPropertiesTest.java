package org.countersign.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/** What holds of the remedy for every policy and every request. */
class RemedyPropertiesTest {

  private static final List<String> HOSTS =
      List.of("a.example", "b.example", "x.a.example", "*.example", "secret.example", "A.Example.");

  private static final List<String> PATTERNS =
      List.of("*", "*.example", "a.example", "*.a.example", "secret.*", "b.example");

  private static final List<String> MISTAKES =
      List.of("https://a.example/", "b.example:443", "192.0.2.1", "u@a.example", "-", "a_.example");

  @Property(tries = 400)
  void isAcceptedAndKeepsEachNameThatIsPermittedAlone(
      @ForAll("rules") PolicyRules policy,
      @ForAll("names") List<RequestedName> names,
      @ForAll("commonNames") Optional<String> commonName) {
    JudgedRequest asked = request(names, commonName);

    Remedy remedy = Remedy.of(policy, asked);

    assertThat(remedy.request().isPresent() || !remedy.cannotBeHad().isEmpty()).isTrue();
    remedy
        .request()
        .ifPresent(
            request -> {
              assertThat(policy.evaluate(request.judged()).violations()).isEmpty();
              names.stream()
                  .filter(name -> isPermittedAlone(policy, name))
                  .flatMap(name -> name.wellFormed().stream())
                  .forEach(name -> assertThat(request.names()).contains(name));
            });
  }

  @Property(tries = 400)
  void changesNothingOfARequestThatIsPermitted(
      @ForAll("rules") PolicyRules policy,
      @ForAll("names") List<RequestedName> names,
      @ForAll("commonNames") Optional<String> commonName) {
    JudgedRequest asked = request(names, commonName);
    if (policy.evaluate(asked).permitted().isEmpty()) {
      return;
    }

    AcceptableRequest request = Remedy.of(policy, asked).request().orElseThrow();

    List<SubjectAlternativeName> meant =
        names.stream().flatMap(name -> name.wellFormed().stream()).distinct().toList();
    assertThat(request.names()).isEqualTo(meant);
    assertThat(request.subject()).isEqualTo(asked.subject());
    assertThat(asked.keyAlgorithm()).contains(request.keyAlgorithm());
  }

  @Property(tries = 400)
  void tellsWhatBecameOfEachNameThatIsNotThere(
      @ForAll("rules") PolicyRules policy, @ForAll("names") List<RequestedName> names) {
    Remedy remedy = Remedy.of(policy, request(names, Optional.of("a.example")));

    for (int i = 0; i < names.size(); i++) {
      String field = "subjectAltName[" + i + "]";
      boolean there =
          names.get(i).wellFormed().stream()
              .anyMatch(name -> remedy.request().filter(r -> r.names().contains(name)).isPresent());
      boolean told =
          Stream.concat(
                  remedy.cannotBeHad().stream().map(Unobtainable::field),
                  remedy.corrections().stream().map(Correction::field))
              .anyMatch(field::equals);
      assertThat(there || told || remedy.request().isEmpty()).as(names.get(i).value()).isTrue();
    }
  }

  private static JudgedRequest request(List<RequestedName> names, Optional<String> commonName) {
    RequestBuilder request = aRequest().withEmptySubject();
    commonName.ifPresent(value -> request.withSubject(SubjectAttributeType.COMMON_NAME, value));
    names.forEach(name -> request.withName(name.kind(), name.value()));
    return request.judged();
  }

  private static boolean isPermittedAlone(PolicyRules policy, RequestedName name) {
    return policy
        .evaluate(aRequest().withEmptySubject().withName(name.kind(), name.value()).judged())
        .violations()
        .stream()
        .noneMatch(violation -> violation.field().equals("subjectAltName[0]"));
  }

  @Provide
  Arbitrary<Optional<String>> commonNames() {
    return Arbitraries.of(HOSTS).optional();
  }

  @Provide
  Arbitrary<List<RequestedName>> names() {
    Arbitrary<String> texts =
        Arbitraries.of(Stream.concat(HOSTS.stream(), MISTAKES.stream()).toList());
    return texts.map(text -> new RequestedName(GeneralNameKind.DNS_NAME, text)).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<PolicyRules> rules() {
    Arbitrary<List<String>> lists = Arbitraries.of(PATTERNS).list().uniqueElements().ofMaxSize(2);
    Arbitrary<Values> dns = rule("dns_name", lists);
    Arbitrary<Values> commonName = rule("common_name", lists);
    return Combinators.combine(dns, commonName, Arbitraries.of(true, false))
        .as(
            (names, subject, addresses) ->
                aPolicy()
                    .withSubject(subject)
                    .withSans(
                        addresses
                            ? new Values[] {
                              names, new Values("ip_address", List.of("192.0.2.0/24"), null, null)
                            }
                            : new Values[] {names})
                    .rules());
  }

  private static Arbitrary<Values> rule(String type, Arbitrary<List<String>> lists) {
    return Combinators.combine(lists, lists, lists)
        .as(
            (allowed, required, denied) ->
                allowed.isEmpty() && required.isEmpty() && denied.isEmpty()
                    ? new Values(type, List.of("*"), null, null)
                    : new Values(type, allowed, required, denied));
  }
}
