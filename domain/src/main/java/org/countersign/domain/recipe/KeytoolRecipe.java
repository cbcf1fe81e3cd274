package org.countersign.domain.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Commands for the JDK's {@code keytool}: one makes the key, one the CSR.
 *
 * <p>keytool wants a certificate for each key, which it signs itself and which the issued one will
 * replace; it is named {@code CN=request}, since it cannot be made without a subject.
 */
final class KeytoolRecipe {

  private static final String KEYSTORE = "request.p12";
  private static final String CSR = "request.csr";
  private static final String PASSWORD = "KEYSTORE_PASSWORD";

  /** What keytool lets, and wants to, be escaped. */
  private static final String SPECIAL = ",=+<>#;\\\" ";

  private static final String ACCESS =
      " -keystore "
          + KEYSTORE
          + " -storetype PKCS12 -storepass:env "
          + PASSWORD
          + " -alias request";

  /** RFC 2253, 2.3. */
  private static final List<SubjectAttributeType> KEYWORDS =
      List.of(
          SubjectAttributeType.COMMON_NAME,
          SubjectAttributeType.LOCALITY,
          SubjectAttributeType.STATE,
          SubjectAttributeType.ORGANIZATION,
          SubjectAttributeType.ORGANIZATIONAL_UNIT,
          SubjectAttributeType.COUNTRY,
          SubjectAttributeType.STREET_ADDRESS,
          SubjectAttributeType.DOMAIN_COMPONENT,
          SubjectAttributeType.USER_ID);

  private final AcceptableRequest request;

  KeytoolRecipe(AcceptableRequest request) {
    this.request = request;
  }

  CsrRecipe recipe() {
    return inexpressible()
        .<CsrRecipe>map(why -> new CsrRecipe.Inexpressible(RecipeFormat.KEYTOOL, why))
        .orElseGet(this::written);
  }

  private Optional<String> inexpressible() {
    return request.names().stream()
        .map(SubjectAlternativeName::text)
        .filter(text -> text.indexOf(',') >= 0)
        .findFirst()
        .map(text -> "keytool takes the comma in '" + text + "' for the end of the name");
  }

  private CsrRecipe written() {
    return new CsrRecipe.Written(
        RecipeFormat.KEYTOOL,
        Optional.empty(),
        makeKey() + " &&\n" + makeRequest(),
        KEYSTORE,
        CSR,
        List.of(
            "Set the environment variable "
                + PASSWORD
                + " first, to a password of six or more characters for the new key store "
                + KEYSTORE
                + ".",
            "Import the issued certificate with its chain under the alias request; it replaces the"
                + " self-signed one."));
  }

  private String makeKey() {
    KeyAlgorithm key = request.keyAlgorithm();
    String kind =
        switch (key) {
          case RSA_2048, RSA_3072, RSA_4096 -> "RSA -keysize " + key.sizeBits();
          case EC_P256, EC_P384, EC_P521 -> "EC -groupname secp" + key.sizeBits() + "r1";
        };
    return "keytool -genkeypair" + ACCESS + " -keyalg " + kind + " -dname 'CN=request'";
  }

  private String makeRequest() {
    List<String> words = new ArrayList<>();
    words.add("keytool -certreq" + ACCESS);
    words.add("-sigalg " + signatureAlgorithm());
    words.add("-dname " + ShellWord.quoted(distinguishedName()));
    extension("bc:critical", basicConstraints(), words);
    extension(
        "ku:critical",
        request.keyUsages().stream().map(OpenSslRecipe::name).collect(Collectors.joining(",")),
        words);
    extension(
        "eku",
        request.extendedKeyUsages().stream()
            .map(ExtendedKeyUsage::oid)
            .collect(Collectors.joining(",")),
        words);
    extension(
        "san",
        request.names().stream()
            .map(name -> kind(name.kind()) + ":" + name.text())
            .collect(Collectors.joining(",")),
        words);
    words.add("-file " + CSR);
    return String.join(" ", words);
  }

  private static void extension(String name, String value, List<String> words) {
    if (!value.isEmpty()) {
      words.add("-ext " + ShellWord.quoted(name + "=" + value));
    }
  }

  private String signatureAlgorithm() {
    String key =
        switch (request.keyAlgorithm().family()) {
          case RSA -> "RSA";
          case ECDSA -> "ECDSA";
        };
    return "SHA" + request.signatureAlgorithm().hashBits() + "with" + key;
  }

  private String basicConstraints() {
    BasicConstraints constraints = request.basicConstraints();
    String length =
        constraints.pathLength().isPresent()
            ? ",pathlen:" + constraints.pathLength().getAsInt()
            : "";
    return constraints.ca() ? "ca:true" + length : "ca:false";
  }

  private static String kind(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> "dns";
      case IP_ADDRESS -> "ip";
      case EMAIL -> "email";
      case URI -> "uri";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          throw new IllegalArgumentException(kind + " is never issued");
    };
  }

  /** RFC 2253, 2.1: the last part comes first. */
  private String distinguishedName() {
    List<RelativeDistinguishedName> parts = new ArrayList<>(request.subject().parts());
    Collections.reverse(parts);
    return parts.stream().map(KeytoolRecipe::text).collect(Collectors.joining(","));
  }

  private static String text(RelativeDistinguishedName part) {
    return part.attributes().stream()
        .map(attribute -> name(attribute.type()) + "=" + escaped(attribute))
        .collect(Collectors.joining("+"));
  }

  /** keytool has names of its own for some of the others, and knows all by their identifiers. */
  private static String name(SubjectAttributeType type) {
    return KEYWORDS.contains(type) ? type.shortName() : type.oid();
  }

  /**
   * RFC 2253, 2.4. What is not ASCII is written as its octets: keytool reads its arguments in the
   * encoding of the locale, whatever that is. Every blank is escaped, for it forgets those before
   * octets; nothing else may be that needs no escape.
   */
  private static String escaped(AttributeTypeAndValue attribute) {
    StringBuilder escaped = new StringBuilder();
    attribute
        .value()
        .codePoints()
        .forEach(
            character -> {
              if (character >= 0x80) {
                escaped.append(octets(character));
              } else {
                boolean special = SPECIAL.indexOf(character) >= 0;
                escaped.append(special ? "\\" : "").append((char) character);
              }
            });
    return escaped.toString();
  }

  private static String octets(int character) {
    StringBuilder octets = new StringBuilder();
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      octets.append('\\').append(HexFormat.of().toHexDigits(octet));
    }
    return octets.toString();
  }
}
