package org.countersign.adapters.rest.policy;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.domain.policy.document.PolicyDocument;

/**
 * Reads the sections of a policy out of a body.
 *
 * <p>Only the types of members and their sheer size are checked here.
 */
final class PolicyFields {

  /** As many as the parts that the subject of a CSR may have; this only bounds the work. */
  private static final int MAX_RULES = 64;

  private static final int MAX_VALUES = 1000;

  /** As long as the longest name that can be certified, a URI. */
  private static final int MAX_VALUE_CHARACTERS = 2048;

  private static final int MAX_NAME_CHARACTERS = 255;

  private final Fields body;

  PolicyFields(Fields body) {
    this.body = body;
  }

  PolicyDocument document() {
    return changed(PolicyDocument.EMPTY);
  }

  /** The document with each section that the body has; null takes a section away. */
  PolicyDocument changed(PolicyDocument old) {
    return new PolicyDocument(
        section("subject", old.subject(), PolicyFields::values),
        section("sans", old.sans(), PolicyFields::values),
        section("keyUsages", old.keyUsages(), PolicyFields::usages),
        section("extendedKeyUsages", old.extendedKeyUsages(), PolicyFields::usages),
        section("algorithms", old.algorithms(), PolicyFields::algorithms),
        section("validity", old.validity(), PolicyFields::validity),
        section("basicConstraints", old.basicConstraints(), PolicyFields::basicConstraints));
  }

  private <T> T section(String name, T old, BiFunction<Fields, String, T> reader) {
    return body.has(name) ? reader.apply(body, name) : old;
  }

  private static List<PolicyDocument.Values> values(Fields body, String name) {
    return body.objects(name, MAX_RULES)
        .map(rules -> rules.stream().map(PolicyFields::values).toList())
        .orElse(null);
  }

  private static PolicyDocument.Values values(Fields rule) {
    return new PolicyDocument.Values(
        rule.text("type", MAX_NAME_CHARACTERS).orElse(null),
        texts(rule, "allowed"),
        texts(rule, "required"),
        texts(rule, "denied"),
        rule.text("wildcards", MAX_NAME_CHARACTERS).orElse(null),
        rule.flag("ignored").orElse(null));
  }

  private static PolicyDocument.Usages usages(Fields body, String name) {
    return read(
        body,
        name,
        usages ->
            new PolicyDocument.Usages(
                texts(usages, "allowed"), texts(usages, "required"), texts(usages, "denied")));
  }

  private static PolicyDocument.Algorithms algorithms(Fields body, String name) {
    return read(
        body,
        name,
        algorithms ->
            new PolicyDocument.Algorithms(
                texts(algorithms, "signature"), texts(algorithms, "keyAlgorithm")));
  }

  private static PolicyDocument.Validity validity(Fields body, String name) {
    return read(
        body,
        name,
        validity ->
            new PolicyDocument.Validity(validity.text("max", MAX_NAME_CHARACTERS).orElse(null)));
  }

  private static PolicyDocument.BasicConstraints basicConstraints(Fields body, String name) {
    return read(
        body,
        name,
        constraints ->
            new PolicyDocument.BasicConstraints(
                constraints.text("isCA", MAX_NAME_CHARACTERS).orElse(null),
                constraints.integer("maxPathLength").orElse(null)));
  }

  private static <T> T read(Fields body, String name, Function<Fields, T> reader) {
    return body.object(name).map(reader).orElse(null);
  }

  private static List<String> texts(Fields object, String name) {
    return object.texts(name, MAX_VALUES, MAX_VALUE_CHARACTERS).orElse(null);
  }
}
