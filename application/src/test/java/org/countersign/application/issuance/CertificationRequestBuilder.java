package org.countersign.application.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/** Makes CSRs as they are once read; what a test does not name is valid. */
final class CertificationRequestBuilder {

  private DistinguishedName subject =
      DistinguishedName.EMPTY
          .with(SubjectAttributeType.COUNTRY, "DE")
          .with(SubjectAttributeType.COMMON_NAME, "a.example");
  private final List<RequestedName> names = new ArrayList<>();
  private KeyAlgorithm keyAlgorithm = KeyAlgorithm.EC_P256;
  private Optional<Set<KeyUsage>> keyUsages = Optional.empty();
  private Optional<BasicConstraints> basicConstraints = Optional.empty();
  private List<RequestedExtension> unreadExtensions = List.of();

  private List<Deviation> deviations = List.of();

  private CertificationRequestBuilder() {}

  /** C=DE, CN=a.example and that DNS name, on P-256. */
  static CertificationRequestBuilder aServerRequest() {
    return new CertificationRequestBuilder().withDnsName("a.example");
  }

  /** For a CA: CA:TRUE and keyCertSign. */
  static CertificationRequestBuilder anAuthorityRequest(OptionalInt pathLength) {
    CertificationRequestBuilder builder = aServerRequest();
    builder.basicConstraints = Optional.of(new BasicConstraints(true, pathLength));
    builder.keyUsages = Optional.of(Set.of(KeyUsage.KEY_CERT_SIGN));
    return builder;
  }

  CertificationRequestBuilder withDnsName(String name) {
    names.add(new RequestedName(GeneralNameKind.DNS_NAME, name));
    return this;
  }

  CertificationRequestBuilder withCommonName(String value) {
    subject = DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value);
    return this;
  }

  CertificationRequestBuilder withKey(KeyAlgorithm algorithm) {
    keyAlgorithm = algorithm;
    return this;
  }

  CertificationRequestBuilder withUnreadExtension(String oid) {
    unreadExtensions = List.of(new RequestedExtension(oid, false));
    return this;
  }

  CertificationRequestBuilder withDeviation(String field, String message) {
    deviations = List.of(new Deviation(field, message));
    return this;
  }

  CertificationRequest build() {
    ClaimedContent content =
        new ClaimedContent(
            subject,
            names,
            keyUsages,
            Optional.empty(),
            basicConstraints,
            Optional.of(SignatureAlgorithm.defaultFor(keyAlgorithm)),
            unreadExtensions,
            List.of(),
            false,
            false,
            deviations);
    return new CertificationRequest(
        content,
        TestKeys.publicKey(keyAlgorithm, TestKeys.shared(keyAlgorithm)),
        new byte[] {0x30, 0});
  }
}
