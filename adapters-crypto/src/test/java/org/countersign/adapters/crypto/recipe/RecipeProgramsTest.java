package org.countersign.adapters.crypto.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.pkcs10.Pkcs10RequestReader;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.domain.recipe.AcceptableRequest;
import org.countersign.domain.recipe.CsrRecipe;
import org.countersign.domain.recipe.CsrRecipe.Inexpressible;
import org.countersign.domain.recipe.CsrRecipe.Written;
import org.countersign.domain.recipe.RecipeFormat;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program makes, by its recipe, the very CSR that the recipe is for. */
final class RecipeProgramsTest {

  private static final String HOSTILE =
      "x'; touch pwned; '$(touch pwned)`touch pwned` \"; touch pwned; # \\ ${ENV::HOME} %n !x";

  @TempDir private Path directory;

  static Stream<Arguments> recipes() {
    return Stream.of(
            row("a server", server(), ""),
            row("P-384", on(KeyAlgorithm.EC_P384, SignatureAlgorithm.ECDSA_SHA384), ""),
            row("P-521", on(KeyAlgorithm.EC_P521, SignatureAlgorithm.ECDSA_SHA512), ""),
            row("RSA, SHA-384", on(KeyAlgorithm.RSA_2048, SignatureAlgorithm.RSA_SHA384), ""),
            row("no subject", subject(DistinguishedName.EMPTY), ""),
            row("no names", names(), ""),
            row("an ordered subject", subject(ordered()), ""),
            row("a comma", subject(organization("Example, Inc.")), ""),
            row("a leading sign", subject(organization("#1 +-=;<> & Co")), ""),
            row("blanks at the ends", subject(organization(" Example ")), "certtool"),
            row("letters", subject(organization("Exämple Ñandú ИКС 例え 😀")), ""),
            row("hostile values", subject(organization(HOSTILE.substring(0, 64))), "certtool"),
            row("several attributes in one", subject(multiValued()), "certtool"),
            row("a directory's entry", subject(directoryEntry()), ""),
            row("a person", subject(person()), ""),
            row("a device", subject(device()), "certtool"),
            row("an organization's identifier", subject(identified()), "certtool"),
            row("a mailbox with a plus", subject(mailbox("o'ne+x=!{}$y@example.com")), ""),
            row(
                "every kind of name",
                names(
                    name(GeneralNameKind.DNS_NAME, "*.example.com"),
                    name(GeneralNameKind.IP_ADDRESS, "192.0.2.1"),
                    name(GeneralNameKind.IP_ADDRESS, "2001:db8::1"),
                    name(GeneralNameKind.EMAIL, "o'ne$#`x`!{}@example.com"),
                    name(GeneralNameKind.URI, "https://example.org/a;b=$HOME'x'(y)&z#f"),
                    name(GeneralNameKind.URI, "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
                ""),
            row(
                "a comma in a name",
                names(name(GeneralNameKind.URI, "https://example.org/a,b")),
                "keytool"),
            row("a CA", authority(), ""),
            row("every usage", everyUsage(), "certtool"))
        .flatMap(rows -> rows);
  }

  /**
   * @param without the program that cannot make it
   */
  private static Stream<Arguments> row(String name, AcceptableRequest request, String without) {
    return Arrays.stream(RecipeFormat.values())
        .map(
            format ->
                Arguments.of(name, format.wireName(), request, format.wireName().equals(without)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource
  void recipes(String name, String format, AcceptableRequest request, boolean cannot)
      throws Exception {
    CsrRecipe recipe = RecipeFormat.valueOf(format.toUpperCase(Locale.ROOT)).recipe(request);
    if (cannot) {
      assertThat(((Inexpressible) recipe).why()).startsWith(format);
      return;
    }
    assertThat(recipe).isInstanceOf(Written.class);
    RecipeRun run = new RecipeRun(directory);
    Reading reading =
        new Pkcs10RequestReader(Providers.withoutNativeCode()).read(run.csr((Written) recipe));
    assertThat(reading).isInstanceOf(Readable.class);
    assertSame(((Readable) reading).request(), request);
    assertThat(run.files()).noneMatch(file -> file.startsWith("pwned"));
  }

  private static void assertSame(CertificationRequest csr, AcceptableRequest request) {
    assertThat(values(csr.content().subject()))
        .containsExactlyElementsOf(values(request.subject()));
    assertThat(csr.content().subject().parts()).hasSameSizeAs(request.subject().parts());
    assertThat(csr.content().subject().attributes())
        .allMatch(a -> a.type().syntax().has(a.stringType()), "is of a string type of its syntax");
    assertThat(csr.content().names().stream().map(name -> name.wellFormed().orElseThrow()))
        .containsExactlyInAnyOrderElementsOf(request.names());
    assertThat(csr.content().keyUsages()).contains(request.keyUsages());
    assertThat(csr.content().extendedKeyUsages().orElse(List.of()))
        .containsExactlyInAnyOrderElementsOf(request.extendedKeyUsages());
    assertThat(csr.content().basicConstraints()).contains(request.basicConstraints());
    assertThat(csr.publicKey().algorithm()).isEqualTo(request.keyAlgorithm());
    assertThat(csr.content().signatureAlgorithm()).contains(request.signatureAlgorithm());
    assertThat(csr.content().otherAttributes()).isEmpty();
  }

  /** The values of one RDN are a SET: DER orders them. */
  private static List<String> values(DistinguishedName name) {
    return name.parts().stream()
        .flatMap(part -> part.attributes().stream().map(a -> a.oid() + "=" + a.value()).sorted())
        .toList();
  }

  private static AcceptableRequest server() {
    return request(
        organization("Example"),
        List.of(name(GeneralNameKind.DNS_NAME, "www.example.com")),
        Set.of(KeyUsage.DIGITAL_SIGNATURE),
        List.of(ExtendedKeyUsage.SERVER_AUTH),
        KeyAlgorithm.EC_P256,
        SignatureAlgorithm.ECDSA_SHA256,
        BasicConstraints.END_ENTITY);
  }

  private static AcceptableRequest on(KeyAlgorithm key, SignatureAlgorithm signature) {
    AcceptableRequest server = server();
    Set<KeyUsage> usages =
        key.family() == KeyAlgorithm.Family.RSA
            ? EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)
            : server.keyUsages();
    return request(
        server.subject(),
        server.names(),
        usages,
        server.extendedKeyUsages(),
        key,
        signature,
        server.basicConstraints());
  }

  private static AcceptableRequest subject(DistinguishedName subject) {
    AcceptableRequest server = server();
    return request(
        subject,
        server.names(),
        server.keyUsages(),
        server.extendedKeyUsages(),
        server.keyAlgorithm(),
        server.signatureAlgorithm(),
        server.basicConstraints());
  }

  private static AcceptableRequest names(SubjectAlternativeName... names) {
    AcceptableRequest server = server();
    return request(
        server.subject(),
        List.of(names),
        server.keyUsages(),
        server.extendedKeyUsages(),
        server.keyAlgorithm(),
        server.signatureAlgorithm(),
        server.basicConstraints());
  }

  private static AcceptableRequest authority() {
    return request(
        organization("Example"),
        List.of(),
        Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
        List.of(),
        KeyAlgorithm.EC_P256,
        SignatureAlgorithm.ECDSA_SHA256,
        BasicConstraints.authority(2));
  }

  private static AcceptableRequest everyUsage() {
    return request(
        organization("Example"),
        List.of(),
        EnumSet.allOf(KeyUsage.class),
        Stream.concat(
                ExtendedKeyUsage.NAMED.stream(), Stream.of(new ExtendedKeyUsage("1.3.6.1.4.1.99")))
            .toList(),
        KeyAlgorithm.RSA_2048,
        SignatureAlgorithm.RSA_SHA256,
        BasicConstraints.authority(-1));
  }

  private static AcceptableRequest request(
      DistinguishedName subject,
      List<SubjectAlternativeName> names,
      Set<KeyUsage> usages,
      List<ExtendedKeyUsage> extendedUsages,
      KeyAlgorithm key,
      SignatureAlgorithm signature,
      BasicConstraints constraints) {
    return new AcceptableRequest(
        subject, names, usages, extendedUsages, key, signature, constraints, Duration.ofDays(30));
  }

  private static DistinguishedName organization(String value) {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.COUNTRY, "DE")
        .with(SubjectAttributeType.ORGANIZATION, value)
        .with(SubjectAttributeType.COMMON_NAME, "www.example.com");
  }

  private static DistinguishedName ordered() {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.COMMON_NAME, "b")
        .with(SubjectAttributeType.COMMON_NAME, "a")
        .with(SubjectAttributeType.ORGANIZATIONAL_UNIT, "one")
        .with(SubjectAttributeType.LOCALITY, "Bonn")
        .with(SubjectAttributeType.STATE, "NRW")
        .with(SubjectAttributeType.ORGANIZATIONAL_UNIT, "two")
        .with(SubjectAttributeType.ORGANIZATION, "Example")
        .with(SubjectAttributeType.COUNTRY, "DE");
  }

  private static DistinguishedName multiValued() {
    return new DistinguishedName(
        List.of(
            new RelativeDistinguishedName(
                List.of(
                    AttributeTypeAndValue.of(SubjectAttributeType.ORGANIZATIONAL_UNIT, "unit"),
                    AttributeTypeAndValue.of(SubjectAttributeType.COMMON_NAME, "a.example")))));
  }

  private static DistinguishedName directoryEntry() {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.DOMAIN_COMPONENT, "com")
        .with(SubjectAttributeType.DOMAIN_COMPONENT, "Example")
        .with(SubjectAttributeType.USER_ID, "jürgen")
        .with(SubjectAttributeType.EMAIL_ADDRESS, "Juergen@example.com");
  }

  private static DistinguishedName person() {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.COUNTRY, "DE")
        .with(SubjectAttributeType.POSTAL_CODE, "53111")
        .with(SubjectAttributeType.STREET_ADDRESS, "Große Straße 1")
        .with(SubjectAttributeType.TITLE, "Dr.")
        .with(SubjectAttributeType.GIVEN_NAME, "Jürgen")
        .with(SubjectAttributeType.SURNAME, "Müller")
        .with(SubjectAttributeType.SERIAL_NUMBER, "4711");
  }

  private static DistinguishedName device() {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.SERIAL_NUMBER, "FTX1234A5B6")
        .with(SubjectAttributeType.UNSTRUCTURED_NAME, "router.example.com");
  }

  private static DistinguishedName identified() {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.ORGANIZATION_IDENTIFIER, "VATDE-123456789")
        .with(SubjectAttributeType.ofOid("1.3.6.1.4.1.99.1"), "Größe \"x\", y")
        .with(SubjectAttributeType.ofOid("2.5.4.46"), "q");
  }

  private static DistinguishedName mailbox(String value) {
    return DistinguishedName.EMPTY.with(SubjectAttributeType.EMAIL_ADDRESS, value);
  }

  private static SubjectAlternativeName name(GeneralNameKind kind, String value) {
    return Optional.of(value)
        .flatMap(text -> SubjectAlternativeName.of(kind, text))
        .orElseThrow(() -> new IllegalArgumentException(value));
  }
}
