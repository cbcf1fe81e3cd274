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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
  void answersWhatIsNotThereInTheEnvelope() throws Exception {
    HttpResponse<String> answer = get("/none");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"error\":\"NotFound\"");
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
