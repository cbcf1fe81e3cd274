package org.countersign.domain.policy;

import static org.countersign.domain.x509.KeyUsage.DIGITAL_SIGNATURE;
import static org.countersign.domain.x509.KeyUsage.KEY_AGREEMENT;
import static org.countersign.domain.x509.KeyUsage.KEY_ENCIPHERMENT;
import static org.countersign.domain.x509.KeyUsage.NON_REPUDIATION;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/**
 * Tells of purposes that a program cannot use the key for, because none of the key usages that go
 * with the purpose is asked for (RFC 5280, 4.2.1.12): both extensions must allow a use.
 */
final class UsablePurposes {

  /** As the clause lists them; for signing OCSP answers and time stamps it names the same. */
  private static final Map<ExtendedKeyUsage, Set<KeyUsage>> CONSISTENT =
      Map.of(
          ExtendedKeyUsage.SERVER_AUTH,
          EnumSet.of(DIGITAL_SIGNATURE, KEY_ENCIPHERMENT, KEY_AGREEMENT),
          ExtendedKeyUsage.CLIENT_AUTH,
          EnumSet.of(DIGITAL_SIGNATURE, KEY_AGREEMENT),
          ExtendedKeyUsage.CODE_SIGNING,
          EnumSet.of(DIGITAL_SIGNATURE),
          ExtendedKeyUsage.EMAIL_PROTECTION,
          EnumSet.of(DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_ENCIPHERMENT, KEY_AGREEMENT),
          ExtendedKeyUsage.TIME_STAMPING,
          EnumSet.of(DIGITAL_SIGNATURE, NON_REPUDIATION),
          ExtendedKeyUsage.OCSP_SIGNING,
          EnumSet.of(DIGITAL_SIGNATURE, NON_REPUDIATION));

  private UsablePurposes() {}

  /** One warning for each purpose; none where a request says nothing of one of the two. */
  static List<Warning> of(JudgedRequest request) {
    if (request.keyUsages().isEmpty()
        || request.extendedKeyUsages().isEmpty()
        || request.basicConstraints().filter(BasicConstraints::ca).isPresent()) {
      return List.of();
    }
    Set<KeyUsage> asked = request.keyUsages().get();
    List<Warning> warnings = new ArrayList<>(0);
    for (ExtendedKeyUsage purpose : request.extendedKeyUsages().get()) {
      Set<KeyUsage> consistent = CONSISTENT.get(purpose);
      if (consistent != null && !asked.isEmpty() && !goTogether(asked, consistent)) {
        warnings.add(warning(purpose, consistent));
      }
    }
    return warnings;
  }

  private static boolean goTogether(Set<KeyUsage> asked, Set<KeyUsage> consistent) {
    for (KeyUsage usage : asked) {
      if (consistent.contains(usage)) {
        return true;
      }
    }
    return false;
  }

  private static Warning warning(ExtendedKeyUsage purpose, Set<KeyUsage> consistent) {
    return new Warning(
        "key-usage-unusable-for-purpose",
        ElementNames.EXTENDED_KEY_USAGE + "." + purpose.wireName(),
        "No program can use the certificate for "
            + purpose.wireName()
            + ": of the key usages it needs "
            + consistent.stream().map(KeyUsage::wireName).collect(Collectors.joining(" or "))
            + " (RFC 5280, 4.2.1.12)");
  }
}
