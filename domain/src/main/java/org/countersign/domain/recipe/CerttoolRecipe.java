package org.countersign.domain.recipe;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A template for GnuTLS {@code certtool}.
 *
 * <p>What certtool 3.7 was seen to do decides what it is asked for: in a request it knows four key
 * usages only and puts digitalSignature in unless keyEncipherment alone is asked for; quoted values
 * have no reliable escape for the quote and the backslash; a name in one line ({@code dn}) keeps
 * its order, but has no escape for a comma.
 */
final class CerttoolRecipe {

  private static final String TEMPLATE = "request.cfg";
  private static final String KEY = "request.key";
  private static final String CSR = "request.csr";

  private static final Set<KeyUsage> KNOWN =
      EnumSet.of(
          KeyUsage.DIGITAL_SIGNATURE,
          KeyUsage.KEY_ENCIPHERMENT,
          KeyUsage.KEY_CERT_SIGN,
          KeyUsage.CRL_SIGN);

  /** What certtool calls the attributes that it knows in a name of one line. */
  private static final Map<SubjectAttributeType, String> NAMES =
      Map.ofEntries(
          entry(SubjectAttributeType.COMMON_NAME, "CN"),
          entry(SubjectAttributeType.ORGANIZATION, "O"),
          entry(SubjectAttributeType.ORGANIZATIONAL_UNIT, "OU"),
          entry(SubjectAttributeType.COUNTRY, "C"),
          entry(SubjectAttributeType.STATE, "ST"),
          entry(SubjectAttributeType.LOCALITY, "L"),
          entry(SubjectAttributeType.DOMAIN_COMPONENT, "DC"),
          entry(SubjectAttributeType.SERIAL_NUMBER, "serialNumber"),
          entry(SubjectAttributeType.EMAIL_ADDRESS, "EMAIL"),
          entry(SubjectAttributeType.STREET_ADDRESS, "STREET"),
          entry(SubjectAttributeType.POSTAL_CODE, "postalCode"),
          entry(SubjectAttributeType.GIVEN_NAME, "givenName"),
          entry(SubjectAttributeType.SURNAME, "surName"),
          entry(SubjectAttributeType.TITLE, "title"),
          entry(SubjectAttributeType.USER_ID, "UID"));

  /** Those whose option can be given once. */
  private static final List<SubjectAttributeType> SINGLE =
      List.of(
          SubjectAttributeType.COMMON_NAME,
          SubjectAttributeType.ORGANIZATION,
          SubjectAttributeType.COUNTRY,
          SubjectAttributeType.STATE,
          SubjectAttributeType.LOCALITY,
          SubjectAttributeType.USER_ID);

  private final AcceptableRequest request;
  private final List<AttributeTypeAndValue> subject;
  private final StringBuilder template = new StringBuilder();
  private final List<String> notes = new ArrayList<>();

  CerttoolRecipe(AcceptableRequest request) {
    this.request = request;
    this.subject = request.subject().attributes().toList();
  }

  CsrRecipe recipe() {
    return inexpressible()
        .<CsrRecipe>map(why -> new CsrRecipe.Inexpressible(RecipeFormat.CERTTOOL, why))
        .orElseGet(this::written);
  }

  private Optional<String> inexpressible() {
    if (subject.size() > request.subject().parts().size()) {
      return Optional.of("certtool writes no relative distinguished name of several attributes");
    }
    Optional<String> unknown =
        subject.stream()
            .map(AttributeTypeAndValue::type)
            .filter(type -> !NAMES.containsKey(type))
            .map(SubjectAttributeType::wireName)
            .findFirst();
    if (unknown.isPresent()) {
      return Optional.of("certtool does not know the subject attribute " + unknown.get());
    }
    if (!isOneLine() && !isOneByOne()) {
      return Optional.of(
          "certtool cannot write this subject: it has several values of one attribute, and one of"
              + " its values has a character that certtool has no escape for");
    }
    Optional<String> unquotable =
        values().filter(value -> value.indexOf('"') >= 0 || value.indexOf('\\') >= 0).findFirst();
    if (unquotable.isPresent()) {
      return Optional.of("certtool has no reliable escape for a quote or a backslash in a value");
    }
    return usages();
  }

  private Stream<String> values() {
    return Stream.concat(
        subject.stream().map(AttributeTypeAndValue::value),
        request.names().stream().map(SubjectAlternativeName::text));
  }

  private Optional<String> usages() {
    Set<KeyUsage> usages = request.keyUsages();
    boolean alone = usages.equals(EnumSet.of(KeyUsage.KEY_ENCIPHERMENT));
    if (!KNOWN.containsAll(usages)) {
      return Optional.of(
          "certtool requests no key usages but digital_signature, key_encipherment, key_cert_sign"
              + " and crl_sign");
    }
    return usages.contains(KeyUsage.DIGITAL_SIGNATURE) || alone
        ? Optional.empty()
        : Optional.of("certtool always requests the key usage digital_signature");
  }

  private CsrRecipe written() {
    subject();
    request.names().forEach(name -> line(kind(name.kind()), name.text()));
    request.keyUsages().forEach(usage -> template.append(option(usage)).append('\n'));
    request.extendedKeyUsages().forEach(usage -> template.append(option(usage)).append('\n'));
    authority();
    notes.add(
        0, "Save the config as " + TEMPLATE + ". The private key is written without a password.");
    return new CsrRecipe.Written(
        RecipeFormat.CERTTOOL,
        Optional.of(new RecipeFile(TEMPLATE, template.toString())),
        command(),
        KEY,
        CSR,
        notes);
  }

  private void subject() {
    if (subject.isEmpty()) {
      return;
    }
    if (isOneLine()) {
      List<AttributeTypeAndValue> lastFirst = new ArrayList<>(subject);
      Collections.reverse(lastFirst);
      line(
          "dn",
          lastFirst.stream()
              .map(a -> NAMES.get(a.type()) + "=" + a.value())
              .collect(Collectors.joining(",")));
      return;
    }
    subject.forEach(
        attribute ->
            option(attribute.type())
                .ifPresentOrElse(
                    option -> line(option, attribute.value()),
                    () -> line("dn_oid", attribute.oid() + " " + attribute.value())));
    notes.add("certtool puts the subject into an order of its own.");
  }

  private boolean isOneLine() {
    return subject.stream().map(AttributeTypeAndValue::value).allMatch(CerttoolRecipe::isPlain);
  }

  private static boolean isPlain(String value) {
    return value.strip().equals(value)
        && value
            .codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || " .-_*'()/:?@&".indexOf(c) >= 0);
  }

  /** Some options may not be repeated; a value is taken as it stands, but for its ends. */
  private boolean isOneByOne() {
    return SINGLE.stream().allMatch(type -> request.subject().values(type).size() < 2)
        && subject.stream().allMatch(a -> a.value().strip().equals(a.value()));
  }

  /** Empty for what is written as {@code dn_oid}. */
  private static Optional<String> option(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "common_name" -> Optional.of("cn");
      case "organization", "country", "state", "locality" -> Optional.of(type.wireName());
      case "organizational_unit" -> Optional.of("unit");
      case "domain_component" -> Optional.of("dc");
      case "user_id" -> Optional.of("uid");
      default -> Optional.empty();
    };
  }

  private static String kind(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> "dns_name";
      case IP_ADDRESS -> "ip_address";
      case EMAIL -> "email";
      case URI -> "uri";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          throw new IllegalArgumentException(kind + " is never issued");
    };
  }

  private static String option(KeyUsage usage) {
    return switch (usage) {
      case DIGITAL_SIGNATURE -> "signing_key";
      case KEY_ENCIPHERMENT -> "encryption_key";
      case KEY_CERT_SIGN -> "cert_signing_key";
      case CRL_SIGN -> "crl_signing_key";
      case NON_REPUDIATION, DATA_ENCIPHERMENT, KEY_AGREEMENT, ENCIPHER_ONLY, DECIPHER_ONLY ->
          throw new IllegalArgumentException(usage + " is not known to certtool");
    };
  }

  private static String option(ExtendedKeyUsage usage) {
    return switch (usage.wireName()) {
      case "server_auth" -> "tls_www_server";
      case "client_auth" -> "tls_www_client";
      case "code_signing" -> "code_signing_key";
      case "email_protection" -> "email_protection_key";
      case "ocsp_signing" -> "ocsp_signing_key";
      case "time_stamping" -> "time_stamping_key";
      default -> "key_purpose_oid = " + usage.oid();
    };
  }

  private void authority() {
    if (request.basicConstraints().ca()) {
      template.append("ca\n");
      request
          .basicConstraints()
          .pathLength()
          .ifPresent(length -> template.append("path_len = ").append(length).append('\n'));
    }
  }

  private void line(String option, String value) {
    ShellWord.requireNoControl(value);
    template.append(option).append(" = \"").append(value).append("\"\n");
  }

  private String command() {
    KeyAlgorithm key = request.keyAlgorithm();
    String kind =
        switch (key) {
          case RSA_2048, RSA_3072, RSA_4096 -> "rsa --bits " + key.sizeBits();
          case EC_P256, EC_P384, EC_P521 -> "ecdsa --curve secp" + key.sizeBits() + "r1";
        };
    return "certtool --generate-privkey --key-type "
        + kind
        + " --outfile "
        + KEY
        + " &&\ncerttool --generate-request --load-privkey "
        + KEY
        + " --template "
        + TEMPLATE
        + " --hash SHA"
        + request.signatureAlgorithm().hashBits()
        + " --outfile "
        + CSR;
  }
}
