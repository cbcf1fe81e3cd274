package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.OddRequests;
import org.countersign.application.port.crypto.OddRequests.OddRequest;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a CSR asks for gets past reader and policy without a verdict. */
final class OddRequestsTest {

  private static final PolicyRules POLICY = PolicyRules.of(OddRequests.permissive());

  private static final List<String> EXTENSION_REQUESTS =
      List.of("1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14");

  private final Pkcs10RequestReader reader = new Pkcs10RequestReader(Providers.withoutNativeCode());

  static Stream<OddRequest> requests() {
    return OddRequests.all();
  }

  static Stream<OddRequest> readable() {
    return OddRequests.all().filter(OddRequest::isReadable);
  }

  private List<ElementVerdict> verdicts(OddRequest odd) {
    var csr = ((Readable) reader.read(odd.pem())).request();
    JudgedRequest request =
        ProfileDefaults.NONE
            .fill(
                csr.content(),
                Optional.of(csr.publicKey().algorithm()),
                RequestedTerms.NONE,
                Optional.of(Duration.ofDays(30)),
                POLICY)
            .request();
    return RequestEvaluation.of(POLICY, request, List.of()).verdicts();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void hasTheVerdictThatItMustHave(OddRequest odd) {
    Reading reading = reader.read(odd.pem());
    if (!odd.isReadable()) {
      assertThat(reading).isInstanceOf(Unreadable.class);
      assertThat(((Unreadable) reading).message())
          .contains(odd.verdict().substring("unreadable: ".length()));
      return;
    }
    assertThat(verdicts(odd))
        .extracting(v -> v.element() + " " + v.verdict().wireName() + " " + v.rule())
        .contains(odd.verdict());
  }

  /** Counted by another reader than ours. */
  @ParameterizedTest
  @MethodSource("readable")
  void hasAVerdictForEachOfItsElements(OddRequest odd) {
    CertificationRequestInfo csr =
        CertificationRequest.getInstance(der(odd.pem())).getCertificationRequestInfo();
    long subject = Stream.of(csr.getSubject().getRDNs()).mapToLong(RDN::size).sum();
    List<ElementVerdict> verdicts = verdicts(odd);

    assertThat(verdicts)
        .filteredOn(verdict -> verdict.element().startsWith("subject."))
        .hasSize((int) subject);
    GeneralNames names = names(csr);
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.element().startsWith("subjectAltName["))
        .hasSize(names == null ? 0 : names.getNames().length);
    assertThat(verdicts)
        .extracting(ElementVerdict::element)
        .contains("publicKey", "signatureAlgorithm", "validity");
  }

  private static GeneralNames names(CertificationRequestInfo csr) {
    for (ASN1Encodable element : csr.getAttributes()) {
      Attribute attribute = Attribute.getInstance(element);
      if (EXTENSION_REQUESTS.contains(attribute.getAttrType().getId())) {
        return GeneralNames.fromExtensions(
            Extensions.getInstance(attribute.getAttrValues().getObjectAt(0)),
            Extension.subjectAlternativeName);
      }
    }
    return null;
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
