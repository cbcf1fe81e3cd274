package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.countersign.adapters.rest.call.Public;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API says what the code does, no more and no less. */
class OpenApiTest {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private static final String YAML = yaml();
  private static final JsonNode DESCRIPTION = description();

  private static String yaml() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode description() {
    try {
      return new YAMLMapper().readTree(YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> routes(Predicate<Method> which) {
    Set<String> routes = new TreeSet<>();
    for (Class<?> resource : RestApplication.resources()) {
      for (Method method : resource.getMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (http != null && which.test(method)) {
            routes.add(http.value().toLowerCase(Locale.ROOT) + " " + pathOf(resource, method));
          }
        }
      }
    }
    return routes;
  }

  private static String pathOf(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    return RestApplication.PATH
        + resource.getAnnotation(Path.class).value()
        + (own == null ? "" : own.value());
  }

  private static Set<String> described(BiPredicate<String, JsonNode> which) {
    Set<String> routes = new TreeSet<>();
    DESCRIPTION
        .path("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .filter(method -> which.test(path.getKey(), path.getValue().path(method)))
                    .forEach(method -> routes.add(method + " " + path.getKey())));
    return routes;
  }

  static Stream<String> served() {
    return Stream.of(OpenApiDescription.yaml(), OpenApiDescription.json())
        .map(octets -> new String(octets, StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("served")
  void isAValidDescription(String text) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, null);
    assertThat(result.getMessages()).isEmpty();
  }

  /** The server sends it without a charset; clients take that for one of several. */
  @Test
  void isAsciiAlone() {
    assertThat(YAML).matches("\\p{ASCII}*");
  }

  @Test
  void describesEveryRouteAndNoOther() {
    assertThat(described((path, operation) -> true)).isEqualTo(routes(method -> true));
  }

  @Test
  void saysWhichRoutesTakeNoToken() {
    assertThat(described((path, operation) -> operation.has("security")))
        .isEqualTo(routes(method -> method.isAnnotationPresent(Public.class)));
  }

  @Test
  void onlyTheseRoutesTakeNoToken() {
    assertThat(routes(method -> method.isAnnotationPresent(Public.class)))
        .containsExactly(
            "get /api/status",
            "get /api/v1/cert-manager/ca/internal/{caId}/certificates/{caCertId}/der",
            "post /api/v1/auth/token/renew",
            "post /api/v1/auth/token/revoke",
            "post /api/v1/auth/universal-auth/login");
  }

  @Test
  void describesABodyWhereOneIsRead() {
    assertThat(described((path, operation) -> operation.has("requestBody")))
        .isEqualTo(
            routes(method -> Arrays.asList(method.getParameterTypes()).contains(Fields.class)));
  }

  private static boolean isStrict(Method method) {
    QueryParameters query = method.getAnnotation(QueryParameters.class);
    return !method.isAnnotationPresent(Public.class) && (query == null || !query.judgesOthers());
  }

  /** Where an unknown member is refused, the description says so: down to the rules of a policy. */
  @Test
  void closesTheBodiesThatTakeNoOtherMember() {
    assertThat(
            described(
                (path, operation) ->
                    operation.has("requestBody")
                        && schema(operation.findPath("requestBody").findPath("$ref").textValue())
                            .path("additionalProperties")
                            .isBoolean()))
        .isEqualTo(
            routes(
                method ->
                    isStrict(method)
                        && Arrays.asList(method.getParameterTypes()).contains(Fields.class)));
    for (String inside :
        List.of(
            "SubjectRule",
            "NameRule",
            "KeyUsages",
            "ExtendedKeyUsages",
            "Algorithms",
            "PolicyValidity",
            "PolicyConstraints",
            "ApiConfig",
            "ProfileDefaults",
            "NewAuthorityConfiguration")) {
      assertThat(schema("#/components/schemas/" + inside).path("additionalProperties"))
          .as(inside)
          .hasToString("false");
    }
  }

  private static JsonNode schema(String reference) {
    return DESCRIPTION.at(reference.substring(1));
  }

  @Test
  void describesEveryQueryParameterThatARouteKnows() {
    for (Class<?> resource : RestApplication.resources()) {
      for (Method method : resource.getMethods()) {
        QueryParameters known = method.getAnnotation(QueryParameters.class);
        if (known != null) {
          assertThat(queryParameters(resource, method))
              .as(resource.getSimpleName() + "." + method.getName())
              .containsExactlyInAnyOrder(known.value());
        }
      }
    }
  }

  private static List<String> queryParameters(Class<?> resource, Method method) {
    String operation = method.isAnnotationPresent(GET.class) ? "get" : "post";
    List<String> names = new ArrayList<>();
    DESCRIPTION
        .path("paths")
        .path(pathOf(resource, method))
        .path(operation)
        .path("parameters")
        .forEach(
            parameter -> {
              JsonNode described =
                  parameter.has("$ref") ? schema(parameter.path("$ref").textValue()) : parameter;
              if (described.path("in").asText().equals("query")) {
                names.add(described.path("name").textValue());
              }
            });
    return names;
  }

  /** A number without bounds says that any number will do. */
  @Test
  void saysHowSmallEveryNumberCanBe() {
    List<JsonNode> numbers =
        DESCRIPTION.findParents("type").stream()
            .filter(schema -> schema.path("type").asText().equals("integer"))
            .toList();
    assertThat(numbers).isNotEmpty().allMatch(schema -> schema.has("minimum"));
    assertThat(DESCRIPTION.path("components").path("schemas").path("Moment").toString())
        .contains("date-time");
  }

  @Test
  void describesEveryParameterOfEveryPath() {
    DESCRIPTION
        .path("paths")
        .properties()
        .forEach(
            path ->
                assertThat(path.getValue().path("parameters").findValuesAsText("$ref"))
                    .as(path.getKey())
                    .containsExactlyElementsOf(
                        Stream.of(path.getKey().split("/"))
                            .filter(segment -> segment.startsWith("{"))
                            .map(segment -> segment.substring(1, segment.length() - 1))
                            .map(name -> "#/components/parameters/" + name)
                            .toList()));
  }

  @Test
  void saysForEveryRouteThatItCanFail() {
    assertThat(described((path, operation) -> operation.path("responses").has("500")))
        .isEqualTo(routes(method -> true));
    assertThat(described((path, operation) -> operation.path("responses").has("401")))
        .containsAll(routes(method -> !method.isAnnotationPresent(Public.class)));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "error.ErrorAnswer,Error",
    "error.FieldIssue,FieldIssue",
    "error.RequestRefusalDetails,RequestRefusal",
    "recipe.RemedyAnswer,Remedy",
    "recipe.RecipeAnswer,CsrRecipe",
    "recipe.CsrTemplateAnswer,CsrTemplate",
    "recipe.CsrTemplateAnswer$One,CsrTemplateAnswer",
    "recipe.AcceptableRequestAnswer,AcceptableRequest",
    "recipe.AttributesAnswer,RecommendedAttributes",
    "verdict.ViolationAnswer,Violation",
    "verdict.ElementsAnswer,Elements",
    "verdict.ElementAnswer,Element",
    "evaluation.EvaluationAnswer,Evaluation",
    "evaluation.PreviewAnswer,Preview",
    "evaluation.PreviewAnswer$ExtensionAnswer,PreviewedExtension",
    "json.MalformedBody$Position,JsonPosition",
    "issuance.IssuanceAnswer,IssueCertificateAnswer",
    "issuance.IssuanceAnswer$CertificateAnswer,IssuedCertificate",
    "certificate.CertificateAnswer,Certificate",
    "certificate.CertificateAnswer$Fingerprints,Fingerprints",
    "certificate.CertificateAnswer$One,CertificateAnswer",
    "certificate.CertificateAnswer$Many,CertificateList",
    "certificate.BundleAnswer,CertificateBundle",
    "certificate.NameAnswer,AlternativeName",
    "certificate.CertificateRequestAnswer,CertificateRequest",
    "certificate.CertificateRequestAnswer$Many,CertificateRequestList",
    "policy.PolicyAnswer,Policy",
    "policy.PolicyAnswer$One,PolicyAnswer",
    "policy.PolicyAnswer$Many,PolicyList",
    "profile.ProfileAnswer,Profile",
    "profile.ProfileAnswer$Metrics,ProfileMetrics",
    "profile.ProfileAnswer$One,ProfileAnswer",
    "profile.ProfileAnswer$Many,ProfileList",
    "authority.AuthorityAnswer,CertificateAuthority",
    "authority.AuthorityAnswer$Configuration,AuthorityConfiguration",
    "authority.AuthorityAnswer$Many,CertificateAuthorityList",
    "authority.AuthorityCertificateAnswer,AuthorityCertificate",
    "authority.AuthorityCertificateAnswer$Many,AuthorityCertificateList",
    "access.TokenResource$GrantAnswer,AccessTokenGrant",
    "access.ProjectResource$ProjectAnswer,Project",
    "access.ProjectResource$Many,ProjectList",
    "access.MembershipResource$MembershipAnswer,Membership",
    "access.MembershipResource$Many,MembershipList",
    "access.IdentityAnswer,Identity",
    "access.IdentityAnswer$Many,IdentityList",
    "access.UniversalAuthResource$UniversalAuthAnswer,UniversalAuth",
    "access.ClientSecretResource$SecretAnswer,ClientSecret",
    "access.ClientSecretResource$Created,NewClientSecret",
    "admin.AdminResource$StatusAnswer,InstallationStatus",
    "admin.AdminResource$EventAnswer,AuditEvent",
    "admin.AdminResource$AuditLogs,AuditLogList",
    "admin.AdminResource$UserAnswer,User",
    "admin.BlockedKeyAnswer,BlockedKey",
    "admin.BlockedKeyAnswer$One,BlockedKeyAnswer",
    "admin.BlockedKeyAnswer$Many,BlockedKeyList",
    "admin.BlockedKeyAnswer$Imported,ImportedKeys",
    "admin.BlockedKeyAnswer$CertificateOnKey,CertificateOnKey",
    "admin.BlockedKeyAnswer$WithCertificates,BlockedKeyWithCertificates",
  })
  void describesEveryMemberOfAnAnswer(String type, String schema) throws ClassNotFoundException {
    Class<?> answer = Class.forName(OpenApiTest.class.getPackageName() + "." + type);
    JsonNode properties =
        DESCRIPTION.path("components").path("schemas").path(schema).path("properties");
    Set<String> names = new TreeSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(new TreeSet<>(members(answer).toList()));
  }

  private static Stream<String> members(Class<?> answer) {
    return Arrays.stream(answer.getRecordComponents()).flatMap(OpenApiTest::members);
  }

  private static Stream<String> members(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
        ? members(component.getType())
        : Stream.of(component.getName());
  }
}
