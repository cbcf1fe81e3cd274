package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.rule.ComparableRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Tells of names that are issued in another spelling than the one asked for, in lower case or
 * without a trailing dot for example, and of those that are issued once though they stand there
 * more often.
 */
final class NormalizedNames {

  static final String CODE = "normalized";

  /** Enough for a person to see what it is about; the elements of the request say it of each. */
  private static final int MOST = 16;

  private final List<RequestedName> names;
  private final IntFunction<String> field;
  private final List<Warning> warnings = new ArrayList<>(0);
  private int untold;

  private NormalizedNames(List<RequestedName> names, IntFunction<String> field) {
    this.names = names;
    this.field = field;
  }

  static List<Warning> of(List<RequestedName> names) {
    return new NormalizedNames(names, i -> "subjectAltName[" + i + "]").warnings();
  }

  /** Of names of which others are left out, with the places that they had. */
  static List<Warning> at(List<ComparableRequest.Name> names) {
    return new NormalizedNames(
            names.stream().map(ComparableRequest.Name::requested).toList(),
            i -> names.get(i).field())
        .warnings();
  }

  /** The name as it is issued, where that is not how it was asked for. */
  static Optional<String> otherSpelling(
      RequestedName requested, Optional<SubjectAlternativeName> wellFormed) {
    return wellFormed.map(SubjectAlternativeName::text).filter(t -> !t.equals(requested.value()));
  }

  private List<Warning> warnings() {
    Map<RequestedName, Integer> seen = names.size() > 1 ? new HashMap<>() : null;
    for (int i = 0; i < names.size(); i++) {
      RequestedName issued = issued(names.get(i));
      Integer first = seen == null ? null : seen.putIfAbsent(issued, i);
      if (first != null) {
        add(i, " is the same name as " + field.apply(first) + "; it is issued once");
      } else if (!issued.value().equals(names.get(i).value())) {
        add(i, " is issued as " + QuotedText.quoted(issued.value()));
      }
    }
    if (untold > 0) {
      warnings.add(
          new Warning(
              CODE,
              ElementNames.SUBJECT_ALTERNATIVE_NAME,
              "So it is with " + untold + " more of the names"));
    }
    return warnings;
  }

  private void add(int index, String text) {
    if (warnings.size() >= MOST) {
      untold++;
      return;
    }
    RequestedName name = names.get(index);
    warnings.add(
        new Warning(
            CODE,
            field.apply(index),
            name.kind().wireName() + " SAN " + QuotedText.quoted(name.value()) + text));
  }

  /** The name in its canonical spelling; one that is not well formed as it is. */
  private static RequestedName issued(RequestedName name) {
    return isPlain(name)
        ? name
        : otherSpelling(name, name.wellFormed())
            .map(text -> new RequestedName(name.kind(), text))
            .orElse(name);
  }

  /** A host name in lower case, as nearly all are: its canonical spelling is no other. */
  private static boolean isPlain(RequestedName name) {
    String value = name.value();
    if (name.kind() != GeneralNameKind.DNS_NAME || value.endsWith(".")) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '*') {
        return false;
      }
    }
    return true;
  }
}
