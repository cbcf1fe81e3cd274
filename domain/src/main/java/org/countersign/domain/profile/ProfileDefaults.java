package org.countersign.domain.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * What a profile puts where a request says nothing, checked.
 *
 * <p>Two are equal when their documents are.
 */
public final class ProfileDefaults {

  public static final ProfileDefaults NONE = new ProfileDefaults(DefaultsDocument.EMPTY);

  private final DefaultsDocument document;
  private final Map<SubjectAttributeType, String> subject;
  private final Set<KeyUsage> keyUsages;
  private final List<ExtendedKeyUsage> extendedKeyUsages;

  private ProfileDefaults(DefaultsDocument document) {
    this.document = document;
    this.subject = subject(document);
    this.keyUsages =
        list(document.keyUsages()).stream()
            .map(name -> KeyUsage.ofWireName(name).orElseThrow())
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    this.extendedKeyUsages =
        list(document.extendedKeyUsages()).stream()
            .map(name -> ExtendedKeyUsage.ofWireName(name).orElseThrow())
            .toList();
  }

  /**
   * Everything that is wrong with a document, in its order; nothing when {@link #of} takes it.
   *
   * @param path of the document in what it is a part of
   */
  public static List<FieldError> check(DefaultsDocument document, String path) {
    return new DefaultsCheck(document, path).errors();
  }

  /**
   * The defaults that a document states.
   *
   * @throws IllegalArgumentException when {@link #check} finds an error in it
   */
  public static ProfileDefaults of(DefaultsDocument document) {
    List<FieldError> errors = check(document, "defaults");
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          errors.stream()
              .map(error -> error.path() + ": " + error.message())
              .collect(Collectors.joining("; ", "profile defaults have errors: ", "")));
    }
    return new ProfileDefaults(document);
  }

  /** The document as it was written. */
  public DefaultsDocument document() {
    return document;
  }

  /** How long a certificate is valid for when the request does not say. */
  public Optional<Duration> lifetime() {
    return Optional.ofNullable(document.ttlDays()).map(Duration::ofDays);
  }

  /** The subject attributes that have a default, in the order of the types. */
  public Map<SubjectAttributeType, String> subject() {
    return subject;
  }

  private static Map<SubjectAttributeType, String> subject(DefaultsDocument document) {
    Map<SubjectAttributeType, String> subject = new LinkedHashMap<>();
    for (SubjectAttributeType type : DefaultsDocument.SUBJECT_TYPES) {
      if (document.subject(type) != null) {
        subject.put(type, document.subject(type));
      }
    }
    return Collections.unmodifiableMap(subject);
  }

  /** Empty when there is no default. */
  public Set<KeyUsage> keyUsages() {
    return keyUsages;
  }

  /** Empty when there is no default. */
  public List<ExtendedKeyUsage> extendedKeyUsages() {
    return extendedKeyUsages;
  }

  /** For keys that the server makes. */
  public Optional<KeyAlgorithm> keyAlgorithm() {
    return Optional.ofNullable(document.keyAlgorithm()).flatMap(KeyAlgorithm::ofName);
  }

  /** For requests without a CSR. */
  public Optional<SignatureAlgorithm> signatureAlgorithm() {
    return Optional.ofNullable(document.signatureAlgorithm()).flatMap(SignatureAlgorithm::ofName);
  }

  /** Whether the certificate is a CA's, where a default says so or that it is not. */
  public Optional<Boolean> ca() {
    return Optional.ofNullable(document.basicConstraints())
        .map(DefaultsDocument.BasicConstraints::isCA);
  }

  /** Of a CA certificate; -1 is no limit. */
  public Optional<Integer> pathLength() {
    return Optional.ofNullable(document.basicConstraints())
        .map(DefaultsDocument.BasicConstraints::pathLength);
  }

  /**
   * Fills what a request leaves out.
   *
   * <p>Subject attributes that the CSR lacks are appended; key usages, extended key usages and
   * basicConstraints come from here when the CSR has no such extension. A default key usage that
   * the key cannot have is left out, with a warning. No subject attribute is filled in that the
   * policy has left out anyway.
   *
   * @param keyAlgorithm empty where there is no key
   * @param lifetime asked for, or the default; empty when there is none
   */
  public FilledRequest fill(
      ClaimedContent content,
      Optional<KeyAlgorithm> keyAlgorithm,
      RequestedTerms terms,
      Optional<Duration> lifetime,
      PolicyRules policy) {
    return new GapFilling(this, content, keyAlgorithm, terms, policy::ignores).fill(lifetime);
  }

  /**
   * Why a policy would refuse what these defaults put in, whatever the rest of a request says: one
   * sentence each.
   */
  public List<String> violations(PolicyRules policy) {
    return DefaultsUnderPolicy.violations(this, policy);
  }

  private static List<String> list(List<String> list) {
    return list == null ? List.of() : list;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProfileDefaults that && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "ProfileDefaults[" + document + "]";
  }
}
