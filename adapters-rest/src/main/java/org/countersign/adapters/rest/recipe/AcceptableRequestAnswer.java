package org.countersign.adapters.rest.recipe;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.recipe.AcceptableRequest;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/** The content of a CSR that a policy permits, on the wire. */
public record AcceptableRequestAnswer(
    List<TypedValue> subject,
    List<TypedValue> altNames,
    List<String> keyUsages,
    List<String> extendedKeyUsages,
    String keyAlgorithm,
    String signatureAlgorithm,
    Constraints basicConstraints) {

  /** One attribute of the subject, or one name. */
  public record TypedValue(String type, String value) {

    private static TypedValue of(AttributeTypeAndValue attribute) {
      return new TypedValue(attribute.type().wireName(), attribute.value());
    }
  }

  /**
   * @param pathLength empty when there is no limit, and where it is no CA
   */
  public record Constraints(boolean isCA, Optional<Integer> pathLength) {}

  static AcceptableRequestAnswer of(AcceptableRequest request) {
    return new AcceptableRequestAnswer(
        request.subject().attributes().map(TypedValue::of).toList(),
        request.names().stream()
            .map(name -> new TypedValue(name.kind().wireName(), name.text()))
            .toList(),
        request.keyUsages().stream().map(KeyUsage::wireName).toList(),
        request.extendedKeyUsages().stream().map(ExtendedKeyUsage::wireName).toList(),
        request.keyAlgorithm().wireName(),
        request.signatureAlgorithm().wireName(),
        new Constraints(
            request.basicConstraints().ca(),
            request.basicConstraints().pathLength().stream().boxed().findFirst()));
  }
}
