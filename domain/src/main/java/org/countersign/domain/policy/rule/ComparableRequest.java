package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.domain.policy.pattern.PreparedString;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A request with its values brought, once, into the form that the rules compare.
 *
 * @param request with what {@code subject} and {@code names} hold and nothing else
 * @param subject named by where they stand in the CSR, whatever of it is left out
 */
public record ComparableRequest(JudgedRequest request, List<Value> subject, List<Name> names) {

  /** One attribute of the subject. */
  public record Value(
      AttributeTypeAndValue attribute, SubjectAttributeType type, String field, String prepared) {}

  /** One requested name; not well formed when it is none, or of a kind that is never issued. */
  public record Name(
      RequestedName requested, String field, Optional<SubjectAlternativeName> wellFormed) {}

  public static ComparableRequest of(JudgedRequest request) {
    return new ComparableRequest(request, values(request), names(request));
  }

  /** Without what a policy says is to be left out; what remains keeps the names of its places. */
  public ComparableRequest without(
      Predicate<SubjectAttributeType> types, Predicate<GeneralNameKind> kinds) {
    List<Value> values = subject.stream().filter(value -> !types.test(value.type())).toList();
    List<Name> remaining =
        names.stream().filter(name -> !kinds.test(name.requested().kind())).toList();
    return values.size() == subject.size() && remaining.size() == names.size()
        ? this
        : new ComparableRequest(
            request.naming(
                request.subject().only(attribute -> !types.test(attribute.type())),
                remaining.stream().map(Name::requested).toList()),
            values,
            remaining);
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
    return "subject." + attribute.type().wireName() + (all > 1 ? "[" + before + "]" : "");
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
      if (value.type().equals(type)) {
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
