package org.countersign.domain.issuance.lint;

import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * A label of a dNSName, or of a mailbox's domain, that begins with {@code xn--} is Punycode for
 * something that is not ASCII: one that is not decodes to nothing that anyone could read.
 */
final class InternationalLabelsArePunycode implements LintRule {

  private static final String PREFIX = "xn--";

  private static Optional<String> firstWrong(LintSubject subject) {
    for (SubjectAlternativeName name : subject.encoded().names()) {
      Optional<String> wrong = isDomain(name) ? firstWrong(name.text()) : Optional.empty();
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private static boolean isDomain(SubjectAlternativeName name) {
    return name instanceof DnsName || name instanceof Rfc822Name;
  }

  private static Optional<String> firstWrong(String name) {
    int start = name.indexOf('@') + 1;
    while (start <= name.length()) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (name.startsWith(PREFIX, start)
          && !Punycode.isEncoded(name.substring(start + PREFIX.length(), end))) {
        return Optional.of(name.substring(start, end));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  @Override
  public String code() {
    return "dns-label-not-punycode";
  }

  @Override
  public String clause() {
    return "RFC 5280, 7.2 and RFC 5890, 2.3.2.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    for (SubjectAlternativeName name : subject.encoded().names()) {
      if (isDomain(name) && name.text().contains(PREFIX)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return firstWrong(subject).isEmpty();
  }

  @Override
  public String finding(LintSubject subject) {
    return "label " + firstWrong(subject).orElseThrow() + " is no Punycode of a label beyond ASCII";
  }
}
