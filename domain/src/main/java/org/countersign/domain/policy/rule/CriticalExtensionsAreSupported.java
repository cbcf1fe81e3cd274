package org.countersign.domain.policy.rule;

import java.util.List;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.request.RequestedExtension;

/**
 * No requested extension that is left out of every certificate is marked critical: whoever marks
 * one so wants no certificate without it (RFC 5280, 4.2).
 */
public record CriticalExtensionsAreSupported() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    return asked.request().content().otherExtensions().stream()
        .filter(RequestedExtension::critical)
        .map(CriticalExtensionsAreSupported::violation)
        .toList();
  }

  private static Violation violation(RequestedExtension extension) {
    return ViolationCode.EXTENSION_CRITICAL_UNSUPPORTED.beyondPolicy(
        ElementNames.extension(extension),
        "critical",
        "Requested extension "
            + extension.oid()
            + " is critical and is not supported; leave it out, or do not mark it critical");
  }
}
