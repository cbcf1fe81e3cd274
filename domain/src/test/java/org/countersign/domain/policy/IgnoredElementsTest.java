package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.decision.PolicyDecision.Permitted;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;

/** What a policy has left out of the certificate. */
final class IgnoredElementsTest {

  private static final String EMAIL = "1.2.840.113549.1.9.1";

  private static final PolicyRules POLICY =
      aPolicy()
          .withSubject(
              allowing("common_name", "*"),
              Values.ignoring("email_address"),
              Values.ignoring("1.2.3.4"))
          .withSans(
              allowing("dns_name", "*.example"),
              Values.ignoring("other_name"),
              Values.ignoring("ip_address"))
          .rules();

  private static final JudgedRequest REQUEST =
      aRequest()
          .withAttribute(EMAIL, "no mailbox", StringType.TELETEX)
          .withAttribute("1.2.3.4", "", StringType.BMP)
          .withName(GeneralNameKind.OTHER_NAME, "x")
          .withDnsName("a.example")
          .withName(GeneralNameKind.IP_ADDRESS, "00")
          .judged();

  @Test
  void isNotInTheCertificateHoweverMalformed() {
    Permitted permitted = POLICY.evaluate(REQUEST).permitted().orElseThrow();

    assertThat(permitted.subject()).hasToString("CN=a.example");
    assertThat(permitted.names()).extracting(Object::toString).containsExactly("a.example");
  }

  @Test
  void isToldAsIgnoredByItsRule() {
    assertThat(RequestEvaluation.of(POLICY, REQUEST, List.of()).verdicts())
        .filteredOn(verdict -> verdict.verdict() == ElementVerdict.Verdict.IGNORED)
        .extracting(ElementVerdict::element, ElementVerdict::rule, ElementVerdict::value)
        .containsExactly(
            tuple("subject.email_address", "/subject/1/ignored", Optional.of("no mailbox")),
            tuple("subject.1.2.3.4", "/subject/2/ignored", Optional.empty()),
            tuple("subjectAltName[0]", "/sans/1/ignored", Optional.of("x")),
            tuple("subjectAltName[2]", "/sans/2/ignored", Optional.of("00")));
  }

  @Test
  void isWarnedOf() {
    assertThat(RequestEvaluation.of(POLICY, REQUEST, List.of()).warnings())
        .extracting(Warning::code, Warning::field, Warning::message)
        .containsExactly(
            tuple(
                "subject-attribute-left-out",
                Optional.of("subject.email_address"),
                "email_address value 'no mailbox'" + LEFT_OUT),
            tuple(
                "subject-attribute-left-out",
                Optional.of("subject.1.2.3.4"),
                "1.2.3.4 value ''" + LEFT_OUT),
            tuple("san-left-out", Optional.of("subjectAltName[0]"), "otherName SAN 'x'" + LEFT_OUT),
            tuple(
                "san-left-out",
                Optional.of("subjectAltName[2]"),
                "ip_address SAN '00'" + LEFT_OUT));
  }

  private static final String LEFT_OUT =
      " is left out of the certificate: the policy has what is of this type ignored";

  @Test
  void whatRemainsKeepsTheNameOfItsPlace() {
    JudgedRequest request =
        aRequest()
            .withName(GeneralNameKind.OTHER_NAME, "x")
            .withDnsName("a.test")
            .withAttribute("2.5.4.12", "Dr", StringType.UTF8)
            .judged();

    assertThat(POLICY.evaluate(request).violations())
        .extracting(Violation::field)
        .containsExactly("subject.title", "subjectAltName[1]");
  }

  @Test
  void aRequestOfNothingElseNamesNothing() {
    JudgedRequest request =
        aRequest()
            .withEmptySubject()
            .withAttribute(EMAIL, "a@b.example", StringType.IA5)
            .withName(GeneralNameKind.IP_ADDRESS, "192.0.2.1")
            .judged();

    assertThat(POLICY.evaluate(request).violations())
        .extracting(Violation::code)
        .containsExactly("nothing-named");
  }

  @Test
  void isNoNameThatACommonNameCouldBeAmong() {
    PolicyRules policy =
        aPolicy()
            .withSubject(allowing("common_name", "*"))
            .withSans(Values.ignoring("dns_name"))
            .rules();

    assertThat(
            RequestEvaluation.of(policy, aRequest().withDnsName("b.example").judged(), List.of())
                .warnings())
        .extracting(Warning::code)
        .containsExactly("san-left-out", "san-missing");
  }

  @Test
  void leavesTheRestOfItsPartInTheSubject() {
    DistinguishedName subject =
        new DistinguishedName(
            List.of(
                new RelativeDistinguishedName(
                    List.of(
                        new AttributeTypeAndValue("2.5.4.3", "a", StringType.UTF8),
                        new AttributeTypeAndValue(EMAIL, "x", StringType.IA5))),
                RelativeDistinguishedName.of(
                    new AttributeTypeAndValue(EMAIL, "y", StringType.IA5))));
    JudgedRequest request = REQUEST.naming(subject, List.of());

    assertThat(POLICY.evaluate(request).permitted().orElseThrow().subject())
        .isEqualTo(
            new DistinguishedName(
                List.of(
                    RelativeDistinguishedName.of(
                        new AttributeTypeAndValue("2.5.4.3", "a", StringType.UTF8)))));
  }

  @Provide
  Arbitrary<List<AttributeTypeAndValue>> attributes() {
    return Arbitraries.of(SubjectAttributeType.NAMED)
        .map(SubjectAttributeType::oid)
        .injectDuplicates(0.2)
        .flatMap(
            oid ->
                Arbitraries.of("a", "a@evil.test", "EVIL", "x.test", "\0", "")
                    .flatMap(
                        value ->
                            Arbitraries.of(StringType.values())
                                .map(type -> new AttributeTypeAndValue(oid, value, type))))
        .list()
        .ofMaxSize(6);
  }

  @Property(tries = 2000)
  void nothingOfAnIgnoredTypeIsEverInTheCertificateAndNoDeniedNamePasses(
      @ForAll("attributes") List<AttributeTypeAndValue> attributes,
      @ForAll("ignored") List<SubjectAttributeType> ignored) {
    DistinguishedName subject =
        new DistinguishedName(attributes.stream().map(RelativeDistinguishedName::of).toList());
    PolicyRules policy =
        aPolicy()
            .withSubject(
                SubjectAttributeType.NAMED.stream()
                    .map(
                        type ->
                            ignored.contains(type)
                                ? Values.ignoring(type.oid())
                                : new Values(type.wireName(), List.of("*"), null, List.of("evil*")))
                    .toArray(Values[]::new))
            .withSans(PolicyBuilder.denying("email", "*@evil.test"))
            .rules();

    PolicyDecision decision = policy.evaluate(REQUEST.naming(subject, List.of()));

    if (decision.permitted().isPresent()) {
      assertThat(decision.permitted().get().subject().attributes())
          .isNotEmpty()
          .noneMatch(attribute -> ignored.contains(attribute.type()))
          .noneMatch(attribute -> attribute.value().startsWith("EVIL"))
          .noneMatch(
              attribute ->
                  attribute.type().equals(SubjectAttributeType.EMAIL_ADDRESS)
                      && attribute.value().endsWith("evil.test"))
          .containsExactlyElementsOf(
              attributes.stream().filter(a -> !ignored.contains(a.type())).toList());
    }
    assertThat(
            RequestEvaluation.of(policy, REQUEST.naming(subject, List.of()), List.of())
                .verdicts()
                .stream()
                .filter(verdict -> verdict.element().startsWith("subject.")))
        .hasSameSizeAs(attributes);
  }

  @Provide
  Arbitrary<List<SubjectAttributeType>> ignored() {
    return Arbitraries.of(SubjectAttributeType.NAMED).list().uniqueElements().ofMaxSize(10);
  }
}
