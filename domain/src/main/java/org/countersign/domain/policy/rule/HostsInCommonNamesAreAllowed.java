package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.pattern.HostReading;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * No common name that a client may take for a host is denied as a DNS name or address, and each is
 * allowed, where the policy has a rule for such names.
 *
 * <p>A client that finds no dNSName in the certificate of a server may take a common name for the
 * host (RFC 6125, 6.4.4): OpenSSL, the JDK and curl do, and an iPAddress does not keep OpenSSL and
 * the JDK from it. A certificate may be a server's that has no extended key usage, serverAuth or
 * any; a CA's is left alone, for whoever has one can certify the host by it.
 *
 * <p>A denial reads a common name in any way in which some client may read it; a grant as it
 * stands, in the canonical spelling.
 */
public final class HostsInCommonNamesAreAllowed implements PolicyRule {

  private final Optional<PreparedNameRule> dnsNames;
  private final Optional<PreparedNameRule> addresses;

  public HostsInCommonNamesAreAllowed(List<PreparedNameRule> rules) {
    this.dnsNames = ofKind(rules, GeneralNameKind.DNS_NAME);
    this.addresses = ofKind(rules, GeneralNameKind.IP_ADDRESS);
  }

  private static Optional<PreparedNameRule> ofKind(
      List<PreparedNameRule> rules, GeneralNameKind kind) {
    return rules.stream()
        .filter(rule -> rule.kind() == kind && !rule.rule().values().isIgnoring())
        .findFirst();
  }

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    if (dnsNames.isEmpty() && addresses.isEmpty() || !commonNamesCount(asked)) {
      return List.of();
    }
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Value value : asked.values(SubjectAttributeType.COMMON_NAME)) {
      HostReading host = HostReading.of(value.attribute().value());
      Optional<PreparedNameRule> rule = host.isHostAddress() ? addresses : dnsNames;
      rule.flatMap(
              prepared ->
                  host.isHostAddress()
                      ? ofAddress(prepared, host, value)
                      : ofDnsName(prepared, host, value))
          .ifPresent(violations::add);
    }
    return violations;
  }

  private static boolean commonNamesCount(ComparableRequest asked) {
    for (ComparableRequest.Name name : asked.names()) {
      if (name.requested().kind() == GeneralNameKind.DNS_NAME) {
        return false;
      }
    }
    return mayBeServers(asked.request());
  }

  private static boolean mayBeServers(JudgedRequest request) {
    if (request.basicConstraints().filter(BasicConstraints::ca).isPresent()) {
      return false;
    }
    List<ExtendedKeyUsage> usages = request.extendedKeyUsages().orElse(List.of());
    return usages.isEmpty()
        || usages.contains(ExtendedKeyUsage.SERVER_AUTH)
        || usages.contains(ExtendedKeyUsage.ANY);
  }

  private static Optional<Violation> ofAddress(
      PreparedNameRule rule, HostReading host, ComparableRequest.Value value) {
    for (IpAddress address : host.addresses()) {
      OptionalInt denial = rule.denied().firstDenial(address);
      if (denial.isPresent()) {
        return Optional.of(denied(rule, denial.getAsInt(), address.text(), value));
      }
    }
    return host.isNumberAlone() || rule.deniesOnly()
        ? Optional.empty()
        : host.addresses().stream()
            .filter(address -> rule.permitted().firstMatch(address).isEmpty())
            .findFirst()
            .map(address -> notAllowed(rule, address.text(), value));
  }

  private static Optional<Violation> ofDnsName(
      PreparedNameRule rule, HostReading host, ComparableRequest.Value value) {
    if (!host.couldBeHost()) {
      return Optional.empty();
    }
    OptionalInt denial = rule.denied().firstDenialOfHost(host);
    if (denial.isPresent()) {
      return Optional.of(denied(rule, denial.getAsInt(), host.text(), value));
    }
    if (host.isWildcard() && rule.deniesWildcards()) {
      return Optional.of(wildcardDenied(rule, host.text(), value));
    }
    boolean isAllowed =
        !host.isHostName() || rule.deniesOnly() || rule.permitted().permitText(host.text());
    return isAllowed ? Optional.empty() : Optional.of(notAllowed(rule, host.text(), value));
  }

  private static Violation denied(
      PreparedNameRule rule, int index, String host, ComparableRequest.Value value) {
    String pattern = rule.deniedPattern(index).text();
    return violation(
            value,
            rule.pointer() + "/denied/" + index,
            List.of(),
            rule.kind(),
            host,
            "matches denied pattern " + QuotedText.quoted(pattern))
        .meeting(pattern);
  }

  private static Violation wildcardDenied(
      PreparedNameRule rule, String host, ComparableRequest.Value value) {
    return violation(
        value,
        rule.pointer() + "/wildcards",
        List.of(),
        rule.kind(),
        host,
        "is a wildcard, and the policy denies wildcards");
  }

  private static Violation notAllowed(
      PreparedNameRule rule, String host, ComparableRequest.Value value) {
    return violation(
        value, rule.allowedPointer(), rule.allowedTexts(), rule.kind(), host, rule.whyNotAllowed());
  }

  private static Violation violation(
      ComparableRequest.Value value,
      String pointer,
      List<String> allowed,
      GeneralNameKind kind,
      String host,
      String what) {
    return ViolationCode.COMMON_NAME_IS_A_HOST.at(
        value.field(),
        Optional.of(value.attribute().value()),
        Optional.of(pointer),
        allowed,
        value.type().wireName()
            + " value "
            + QuotedText.quoted(value.attribute().value())
            + " is a host to clients that find no dns_name SAN: "
            + kind.wireName()
            + " "
            + QuotedText.quoted(host)
            + " "
            + what);
  }
}
