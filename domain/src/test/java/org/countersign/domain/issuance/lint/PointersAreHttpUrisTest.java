package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.EVERYWHERE;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.TbsCertificate.Pointers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointersAreHttpUrisTest {

  private final LintRule rule = new PointersAreHttpUris();

  @ParameterizedTest
  @ValueSource(strings = {"http://a", "https://pki.example/crl", "http://[2001:db8::1]:8080/x"})
  void passes(String uri) {
    RuleVerdict.passes(rule, aServerCertificate().withPointers(crl(uri)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:///crl",
        "https://:8080/",
        "http://?",
        "/crl",
        "pki.example/crl",
        "ftp://pki.example/crl",
        "HTTP:pki.example"
      })
  void finds(String uri) {
    fails(
        rule,
        aServerCertificate().withPointers(crl(uri)),
        "pointer " + uri + " is no http or https URI with a host");
  }

  @Test
  void findsItInEachPlace() {
    Optional<String> good = EVERYWHERE.crl();
    Optional<String> wrong = Optional.of("crl");
    String finding = "pointer crl is no http or https URI with a host";
    fails(rule, aServerCertificate().withPointers(new Pointers(wrong, good, good)), finding);
    fails(rule, aServerCertificate().withPointers(new Pointers(good, wrong, good)), finding);
    fails(rule, aServerCertificate().withPointers(new Pointers(good, good, wrong)), finding);
  }

  @Test
  void hasNothingToSayWithoutPointers() {
    passesUnasked(rule, aServerCertificate());
  }

  private static Pointers crl(String uri) {
    return new Pointers(Optional.of(uri), Optional.empty(), Optional.empty());
  }
}
