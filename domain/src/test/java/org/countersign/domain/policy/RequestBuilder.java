package org.countersign.domain.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Asks for a TLS server's certificate on a P-256 key for 30 days; a test names only what matters to
 * it.
 */
public final class RequestBuilder {

  private DistinguishedName subject =
      DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "a.example");
  private final List<RequestedName> names = new ArrayList<>();
  private Optional<Set<KeyUsage>> keyUsages = Optional.of(Set.of(KeyUsage.DIGITAL_SIGNATURE));
  private Optional<List<ExtendedKeyUsage>> extendedKeyUsages =
      Optional.of(List.of(ExtendedKeyUsage.SERVER_AUTH));
  private KeyAlgorithm keyAlgorithm = KeyAlgorithm.EC_P256;
  private SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.ECDSA_SHA256;
  private Optional<BasicConstraints> basicConstraints = Optional.empty();
  private Optional<Integer> pathLength = Optional.empty();
  private Duration lifetime = Duration.ofDays(30);
  private boolean lifetimeIsExplicit;
  private List<RequestedExtension> unreadExtensions = List.of();
  private List<String> unreadAttributes = List.of();
  private boolean namesAreCritical;
  private boolean extendedKeyUsagesAreCritical;
  private final List<Deviation> deviations = new ArrayList<>();

  private RequestBuilder() {}

  public static RequestBuilder aRequest() {
    return new RequestBuilder();
  }

  public RequestBuilder withEmptySubject() {
    subject = DistinguishedName.EMPTY;
    return this;
  }

  /** Instead of the common name that the request has. */
  public RequestBuilder withCommonName(String value) {
    subject = DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value);
    return this;
  }

  public RequestBuilder withSubject(SubjectAttributeType type, String... values) {
    for (String value : values) {
      subject = subject.with(type, value);
    }
    return this;
  }

  public RequestBuilder withAttribute(String oid, String value, StringType stringType) {
    RelativeDistinguishedName added =
        RelativeDistinguishedName.of(new AttributeTypeAndValue(oid, value, stringType));
    subject =
        new DistinguishedName(Stream.concat(subject.parts().stream(), Stream.of(added)).toList());
    return this;
  }

  /** One more part of the subject, of several attributes. */
  public RequestBuilder withPart(AttributeTypeAndValue... attributes) {
    RelativeDistinguishedName added = new RelativeDistinguishedName(List.of(attributes));
    subject =
        new DistinguishedName(Stream.concat(subject.parts().stream(), Stream.of(added)).toList());
    return this;
  }

  public RequestBuilder withName(GeneralNameKind kind, String... values) {
    Arrays.stream(values).forEach(value -> names.add(new RequestedName(kind, value)));
    return this;
  }

  public RequestBuilder withDnsName(String... values) {
    return withName(GeneralNameKind.DNS_NAME, values);
  }

  public RequestBuilder withKeyUsages(KeyUsage... usages) {
    keyUsages = Optional.of(Set.of(usages));
    return this;
  }

  public RequestBuilder withoutKeyUsages() {
    keyUsages = Optional.empty();
    return this;
  }

  public RequestBuilder withExtendedKeyUsages(ExtendedKeyUsage... usages) {
    extendedKeyUsages = Optional.of(List.of(usages));
    return this;
  }

  public RequestBuilder withoutExtendedKeyUsages() {
    extendedKeyUsages = Optional.empty();
    return this;
  }

  /** A key, and a signature of its family with SHA-256. */
  public RequestBuilder withKey(KeyAlgorithm key) {
    keyAlgorithm = key;
    signatureAlgorithm = SignatureAlgorithm.of(key.family(), 256);
    return this;
  }

  public RequestBuilder signedWith(SignatureAlgorithm algorithm) {
    signatureAlgorithm = algorithm;
    return this;
  }

  public RequestBuilder withBasicConstraints(BasicConstraints value) {
    basicConstraints = Optional.of(value);
    return this;
  }

  /** A CA certificate that can sign certificates. */
  public RequestBuilder forAuthority() {
    return withBasicConstraints(BasicConstraints.authority(-1))
        .withKeyUsages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN);
  }

  public RequestBuilder withPathLength(int value) {
    pathLength = Optional.of(value);
    return this;
  }

  public RequestBuilder lasting(Duration value) {
    lifetime = value;
    return this;
  }

  public RequestBuilder fromDateToDate() {
    lifetimeIsExplicit = true;
    return this;
  }

  public RequestBuilder withUnreadExtension(String oid, boolean critical) {
    unreadExtensions = List.of(new RequestedExtension(oid, critical));
    return this;
  }

  public RequestBuilder withUnreadAttribute(String oid) {
    unreadAttributes = List.of(oid);
    return this;
  }

  public RequestBuilder with(UnaryOperator<RequestBuilder> change) {
    return change.apply(this);
  }

  public JudgedRequest judged() {
    return new JudgedRequest(
        content(),
        Optional.of(keyAlgorithm),
        pathLength,
        Optional.of(lifetime),
        lifetimeIsExplicit,
        Set.of(),
        Set.of());
  }

  public RequestBuilder withDeviation(String field, String message) {
    deviations.add(new Deviation(field, message));
    return this;
  }

  public RequestBuilder withCritical(boolean ofNames, boolean ofExtendedKeyUsages) {
    namesAreCritical = ofNames;
    extendedKeyUsagesAreCritical = ofExtendedKeyUsages;
    return this;
  }

  /** What is asked for beside the key. */
  public ClaimedContent content() {
    return new ClaimedContent(
        subject,
        names,
        keyUsages,
        extendedKeyUsages,
        basicConstraints,
        Optional.of(signatureAlgorithm),
        unreadExtensions,
        unreadAttributes,
        namesAreCritical,
        extendedKeyUsagesAreCritical,
        deviations);
  }

  public KeyAlgorithm keyAlgorithm() {
    return keyAlgorithm;
  }
}
