package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.UniformResourceIdentifier;

/**
 * The texts that patterns are held against for one name, made once however many the patterns are.
 *
 * <p>A grant reads a name as it stands. A denial reads it in every way in which some relying party
 * does: without regard to case where servers differ in that, by the address that is inside another,
 * with the port that goes without saying.
 */
public final class NameReadings {

  private final SubjectAlternativeName name;
  private List<String> granted;
  private List<String> denied;

  public NameReadings(SubjectAlternativeName name) {
    this.name = name;
  }

  SubjectAlternativeName name() {
    return name;
  }

  GeneralNameKind kind() {
    return name.kind();
  }

  /** What follows the star of a wildcard name, dot included; empty for any other name. */
  public Optional<String> behindWildcard() {
    return name instanceof DnsName dnsName && dnsName.isWildcard()
        ? Optional.of(dnsName.text().substring(1))
        : Optional.empty();
  }

  List<String> granted() {
    if (granted == null) {
      granted = name instanceof IpAddress address ? spellings(address) : List.of(name.text());
    }
    return granted;
  }

  /** An IPv6 address also with its zeros written out, as the author of a pattern may have it. */
  private static List<String> spellings(IpAddress address) {
    return address.isIpv4()
        ? List.of(address.text())
        : List.of(address.text(), address.expandedText());
  }

  List<String> denied() {
    if (denied == null) {
      denied = readings();
    }
    return denied;
  }

  private List<String> readings() {
    if (name instanceof Rfc822Name mailbox) {
      return List.of(mailbox.text().toLowerCase(Locale.ROOT));
    }
    if (name instanceof UniformResourceIdentifier uri) {
      return uri.equivalents().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }
    if (name instanceof IpAddress address) {
      List<String> readings = new ArrayList<>(granted());
      embedded(address).ifPresent(ipv4 -> readings.add(ipv4.text()));
      return readings;
    }
    return granted();
  }

  /** The IPv4 address in an IPv4-mapped IPv6 address, which resolvers take for it. */
  static Optional<IpAddress> embedded(IpAddress address) {
    return address.isIpv4() ? Optional.empty() : address.counterpart();
  }
}
