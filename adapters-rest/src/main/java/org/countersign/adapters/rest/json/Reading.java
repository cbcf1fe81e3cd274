package org.countersign.adapters.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.countersign.adapters.rest.json.Fields.Unasked;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.spelling.KnownNames;
import org.countersign.domain.validation.FieldError;

/** What the objects of one body have in common. */
final class Reading {

  /** Who sends more has more to mend than a list can tell. */
  private static final int MOST_TOLD = 20;

  private final byte[] octets;
  private final FieldErrors errors = new FieldErrors();
  private final List<Fields> opened = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  /**
   * @param octets the body as it was sent
   */
  Reading(byte[] octets) {
    this.octets = octets;
  }

  FieldErrors errors() {
    return errors;
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  void warn(Warning warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  String bodyHash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The members of an object; the same for the same object, so that nothing asked is forgotten. */
  Fields open(JsonNode node, String prefix) {
    for (Fields fields : opened) {
      if (fields.isOf(node, prefix)) {
        return fields;
      }
    }
    Fields fields = new Fields(this, node, prefix);
    opened.add(fields);
    return fields;
  }

  List<Unasked> unasked() {
    List<Unasked> unasked = new ArrayList<>();
    opened.forEach(fields -> fields.addUnasked(unasked));
    return unasked;
  }

  /** An error for each member that nobody has asked for. */
  void rejectUnasked() {
    List<Unasked> unasked = unasked();
    unasked.stream().limit(MOST_TOLD).forEach(Reading::reject);
    if (unasked.size() > MOST_TOLD) {
      errors.add(
          FieldError.UNRECOGNIZED_KEYS,
          "",
          "And " + (unasked.size() - MOST_TOLD) + " more unknown members");
    }
  }

  private static void reject(Unasked member) {
    List<String> known = member.object().asked();
    String way =
        new KnownNames(known)
            .near(member.name())
            .map(near -> "Did you mean '" + near + "'?")
            .orElseGet(() -> "Known here: " + String.join(", ", known));
    member.object().rejectUnknown(member.name(), way);
  }
}
