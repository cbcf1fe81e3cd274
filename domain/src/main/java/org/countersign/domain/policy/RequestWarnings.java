package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.rule.ComparableRequest;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAttributeType;

/** Warnings about what a policy permits but the requester may not have intended. */
final class RequestWarnings {

  private static final String LEFT_OUT =
      " is left out of the certificate: the policy has what is of this type ignored";

  private RequestWarnings() {}

  /**
   * @param request what is judged, without what is left out of the certificate
   * @param normalized of its names, what is told of those that are issued in another spelling
   */
  static List<Warning> of(PolicyRules policy, JudgedRequest request, List<Warning> normalized) {
    List<Warning> warnings = new ArrayList<>(normalized);
    warnings.addAll(UsablePurposes.of(request));
    boolean authority = request.basicConstraints().filter(BasicConstraints::ca).isPresent();
    if (!authority && request.names().isEmpty()) {
      warnings.add(
          new Warning(
              "san-missing",
              "The request names no subjectAltName: programs that go by RFC 9525, 2 find no name to"
                  + " check; others, such as OpenSSL, the JDK and curl, take the common name for the"
                  + " host"));
    } else if (!authority) {
      commonNameBesideNames(request).ifPresent(warnings::add);
    }
    if (policy.validity().isEmpty() && request.lifetime().isPresent()) {
      warnings.add(
          new Warning(
              "validity-unlimited",
              "The policy sets no longest validity: the "
                  + request.lifetime().get().toSeconds()
                  + " seconds asked for are cut by nothing but the CA's own end"));
    }
    return warnings;
  }

  /** Of all that was asked for, what the policy has left out of the certificate. */
  static List<Warning> ofLeftOut(PolicyRules policy, ComparableRequest asked) {
    List<Warning> warnings = new ArrayList<>();
    for (ComparableRequest.Value value : asked.subject()) {
      if (policy.ignores(value.type())) {
        warnings.add(
            new Warning(
                "subject-attribute-left-out",
                value.field(),
                value.type().wireName()
                    + " value "
                    + QuotedText.quoted(value.attribute().value())
                    + LEFT_OUT));
      }
    }
    for (ComparableRequest.Name name : asked.names()) {
      if (policy.ignores(name.requested().kind())) {
        warnings.add(
            new Warning(
                "san-left-out",
                name.field(),
                name.requested().kind().wireName()
                    + " SAN "
                    + QuotedText.quoted(name.requested().value())
                    + LEFT_OUT));
      }
    }
    return warnings;
  }

  private static Optional<Warning> commonNameBesideNames(JudgedRequest request) {
    return request.subject().values(SubjectAttributeType.COMMON_NAME).stream()
        .filter(value -> request.names().stream().noneMatch(name -> isSame(name, value)))
        .findFirst()
        .map(
            value ->
                new Warning(
                    "common-name-not-in-san",
                    "common_name "
                        + QuotedText.quoted(value)
                        + " is not among the subject alternative names: "
                        + whoLooksAtIt(request)));
  }

  /** An iPAddress keeps some from it and others not. */
  private static String whoLooksAtIt(JudgedRequest request) {
    boolean hasDnsName =
        request.names().stream().anyMatch(name -> name.kind() == GeneralNameKind.DNS_NAME);
    return hasDnsName
        ? "programs that check names do not look at it (RFC 9525, 2)"
        : "programs that go by RFC 9525, 2 do not look at it; others, such as OpenSSL and the JDK,"
            + " take it for the host where there is no dns_name";
  }

  private static boolean isSame(RequestedName name, String commonName) {
    return name.value().equalsIgnoreCase(commonName)
        || name.wellFormed()
            .filter(
                wellFormed ->
                    new RequestedName(name.kind(), commonName)
                        .wellFormed()
                        .filter(wellFormed::equals)
                        .isPresent())
            .isPresent();
  }
}
