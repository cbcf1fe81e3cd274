package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/** A request with its values brought, once, into the form that the rules compare. */
record Asked(JudgedRequest request, List<Value> subject, List<Name> names) {

  /** One attribute of the subject. */
  record Value(
      AttributeTypeAndValue attribute,
      Optional<SubjectAttributeType> type,
      String field,
      String prepared) {}

  /** One requested name; not well formed when it is none, or of a kind that is never issued. */
  record Name(RequestedName requested, String field, Optional<SubjectAlternativeName> wellFormed) {}

  static Asked of(JudgedRequest request) {
    return new Asked(request, values(request), names(request));
  }

  private static List<Value> values(JudgedRequest request) {
    List<AttributeTypeAndValue> attributes = request.subject().attributes().toList();
    Map<String, Integer> seen = new HashMap<>();
    List<Value> values = new ArrayList<>();
    for (AttributeTypeAndValue attribute : attributes) {
      int position = seen.merge(attribute.oid(), 1, Integer::sum) - 1;
      boolean repeated =
          attributes.stream().filter(a -> a.oid().equals(attribute.oid())).count() > 1;
      String name = attribute.type().map(SubjectAttributeType::wireName).orElse(attribute.oid());
      String field = "subject." + name + (repeated ? "[" + position + "]" : "");
      values.add(
          new Value(attribute, attribute.type(), field, PreparedString.of(attribute.value())));
    }
    return List.copyOf(values);
  }

  private static List<Name> names(JudgedRequest request) {
    List<RequestedName> names = request.names();
    return IntStream.range(0, names.size())
        .mapToObj(
            i -> new Name(names.get(i), "subjectAltName[" + i + "]", names.get(i).wellFormed()))
        .toList();
  }

  List<Value> values(SubjectAttributeType type) {
    return subject.stream().filter(value -> value.type().equals(Optional.of(type))).toList();
  }

  List<Name> names(GeneralNameKind kind) {
    return names.stream().filter(name -> name.requested().kind() == kind).toList();
  }
}
