package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.RawHttp;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code countersign.war}, unchanged, on a server that is not ours. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentIT {

  @ArquillianResource private URL base;

  @Deployment
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("countersign.war")));
  }

  @Test
  void isReadyAndIssuesTokens() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    HttpResponse<String> login =
        send(
            HttpRequest.newBuilder(at("/api/v1/auth/universal-auth/login"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"clientId": "%s", "clientSecret": "%s"}"""
                            .formatted(
                                System.getenv("COUNTERSIGN_BOOTSTRAP_CLIENT_ID"),
                                System.getenv("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET"))))
                .build());

    assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
    assertThat(login.body()).contains("\"accessToken\"");
  }

  @Test
  void describesItsApi() throws Exception {
    assertThat(get("/openapi").body()).contains("/api/v1/cert-manager/certificates");
    assertThat(get("/api-docs/").body()).contains("swagger-ui-bundle.js");
  }

  @Test
  void addsItsMetricsToThoseOfTheServer() throws Exception {
    assertThat(get("/metrics").body())
        .contains("memory_usedHeap")
        .contains("countersign_certificate_requests_total");
  }

  @Test
  void answersWhatIsNotThereInTheEnvelope() throws Exception {
    HttpResponse<String> answer = get("/none");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"error\":\"NotFound\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "BREW, Content-Length: 41|, 405",
    "BREW, Transfer-Encoding: chunked|, 405",
    "POST, Content-Length: 5|Transfer-Encoding: chunked|, 405"
  })
  void endsTheConnectionWhereTheNextRequestCouldBeginElsewhere(
      String method, String framing, int status) throws Exception {
    String canary = "GET /none HTTP/1.1\r\nHost: a\r\nX: 12345\r\n\r\n";
    List<Answer> answers =
        RawHttp.exchange(
            base.toURI(),
            method
                + " /api/status HTTP/1.1\r\nHost: a\r\n"
                + framing.replace("|", "\r\n")
                + "\r\n0\r\n\r\n"
                + canary);
    assertThat(answers).hasSize(1);
    answers.get(0).expect(status);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  private URI at(String path) throws URISyntaxException {
    return base.toURI().resolve(path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
