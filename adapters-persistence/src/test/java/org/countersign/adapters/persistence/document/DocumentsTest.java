package org.countersign.adapters.persistence.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.junit.jupiter.api.Test;

/** Documents come back as they were, and as rows of other versions of the program have them. */
class DocumentsTest {

  private static final PolicyDocument POLICY =
      new PolicyDocument(
          List.of(
              new PolicyDocument.Values("common_name", List.of(), null, List.of("\u0130")),
              new PolicyDocument.Values("title", List.of("Dr"), null, null, null, false)),
          List.of(
              new PolicyDocument.Values("dns_name", List.of("*"), null, null, "denied"),
              PolicyDocument.Values.ignoring("other_name")),
          new PolicyDocument.Usages(null, Arrays.asList("a", null), List.of()),
          null,
          new PolicyDocument.Algorithms(null, List.of("ECDSA-P256")),
          new PolicyDocument.Validity(null),
          new PolicyDocument.BasicConstraints("allowed", -1));

  @Test
  void tellAbsentFromEmptyInAPolicy() {
    assertThat(PolicyDocuments.read(PolicyDocuments.of(POLICY))).isEqualTo(POLICY);
    assertThat(PolicyDocuments.read(PolicyDocuments.of(PolicyDocument.EMPTY)))
        .isEqualTo(PolicyDocument.EMPTY);
  }

  @Test
  void areReadWithMembersThatALaterProgramWrote() {
    String later =
        PolicyDocuments.of(POLICY).replace("{\"version\":1", "{\"version\":2,\"new\":{}");

    assertThat(later).contains("\"new\"");
    assertThat(PolicyDocuments.read(later)).isEqualTo(POLICY);
  }

  @Test
  void areReadWithoutMembersThatAnEarlierProgramDidNotWrite() {
    assertThat(PolicyDocuments.read("{\"version\":1}")).isEqualTo(PolicyDocument.EMPTY);
  }

  @Test
  void keepARequestOfWhichNothingCouldBeRead() {
    RequestedContent unreadable = RequestedContent.unreadable(RequestedTerms.NONE);

    String document = RequestDocuments.of(unreadable);

    assertThat(document).doesNotContain("terms");
    assertThat(RequestDocuments.content(document)).isEqualTo(unreadable);
  }

  @Test
  void keepAViolationWithAndWithoutWhatItMayHave() {
    List<Violation> violations =
        List.of(
            new Violation(
                "a",
                "f",
                Optional.of(""),
                Optional.of("/x"),
                Optional.of("*.x"),
                List.of("p", "q"),
                "m"),
            new Violation("b", "g", Optional.empty(), Optional.empty(), List.of(), "n"));

    assertThat(RequestDocuments.violations(RequestDocuments.ofViolations(violations)))
        .isEqualTo(violations);
    assertThat(RequestDocuments.ofViolations(List.of())).isNull();
    assertThat(RequestDocuments.violations(null)).isEmpty();
  }

  @Test
  void keepFactsInOneOrder() {
    Map<String, String> facts = Map.of("b", "2", "a", "1");

    assertThat(SmallDocuments.ofFacts(facts)).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(SmallDocuments.facts("{\"a\":\"1\",\"b\":\"2\"}")).isEqualTo(facts);
  }

  /** Issued before SPIFFE IDs were held to a form of their own. */
  @Test
  void readAnIssuedUriInTheFormOfItsDay() {
    String uri = "spiffe://a.example:8443/ns?x";

    assertThat(
            CertificateDocument.read(
                    null,
                    "{\"subject\":[],\"names\":[{\"kind\":\"URI\",\"value\":\"" + uri + "\"}]}")
                .names())
        .extracting(name -> name.text())
        .containsExactly(uri);
    assertThat(SubjectAlternativeName.of(GeneralNameKind.URI, uri)).isEmpty();
  }
}
