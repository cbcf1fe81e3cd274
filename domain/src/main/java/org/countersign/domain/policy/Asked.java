package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<Value> values = new ArrayList<>(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      AttributeTypeAndValue attribute = attributes.get(i);
      values.add(
          new Value(
              attribute,
              attribute.type(),
              field(attributes, i),
              PreparedString.of(attribute.value())));
    }
    return List.copyOf(values);
  }

  /** With the position among the attributes of its type, if there are several. */
  private static String field(List<AttributeTypeAndValue> attributes, int index) {
    AttributeTypeAndValue attribute = attributes.get(index);
    int before = 0;
    int all = 0;
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).oid().equals(attribute.oid())) {
        before += i < index ? 1 : 0;
        all++;
      }
    }
    String name = attribute.type().map(SubjectAttributeType::wireName).orElse(attribute.oid());
    return "subject." + name + (all > 1 ? "[" + before + "]" : "");
  }

  private static List<Name> names(JudgedRequest request) {
    List<Name> names = new ArrayList<>(request.names().size());
    for (RequestedName name : request.names()) {
      names.add(new Name(name, "subjectAltName[" + names.size() + "]", name.wellFormed()));
    }
    return List.copyOf(names);
  }

  List<Value> values(SubjectAttributeType type) {
    List<Value> values = new ArrayList<>();
    for (Value value : subject) {
      if (value.type().isPresent() && value.type().get() == type) {
        values.add(value);
      }
    }
    return values;
  }

  List<Name> names(GeneralNameKind kind) {
    List<Name> found = new ArrayList<>();
    for (Name name : names) {
      if (name.requested().kind() == kind) {
        found.add(name);
      }
    }
    return found;
  }
}
