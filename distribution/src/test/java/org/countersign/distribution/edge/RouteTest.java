package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

  @ParameterizedTest
  @CsvSource({
    "/health,PROBE",
    "/health/ready?x,PROBE",
    "/metrics,PROBE",
    "http://a:80/health/live,PROBE",
    "/api/v1/auth/universal-auth/login,LOGIN",
    "/api/v1/cert-manager/certificates,ISSUING",
    "/api/v1/cert-manager/certificates?a=b,ISSUING",
    "http://a/api/v1/cert-manager/certificates,ISSUING",
    "/api/v1/cert-manager/certificates/search,OTHER",
    "/api/v1/cert-manager/certificates-of-another-kind,OTHER",
    "/api-docs/index.html,DOCUMENTATION",
    "/openapi?format=json,DOCUMENTATION",
    "/api/v1/projects,OTHER",
    "/,OTHER"
  })
  void isKnownByItsPath(String target, Route route) {
    byte[] octets = Octets.of(target);
    assertThat(Route.of(octets, 0, octets.length)).isEqualTo(route);
  }
}
