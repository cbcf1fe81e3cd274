package org.countersign.domain.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/** A configuration file for {@code openssl req} (config(5), x509v3_config(5)). */
final class OpenSslRecipe {

  private static final String CONFIG = "request.conf";
  private static final String KEY = "request.key";
  private static final String CSR = "request.csr";

  private final AcceptableRequest request;
  private final StringBuilder config = new StringBuilder();

  OpenSslRecipe(AcceptableRequest request) {
    this.request = request;
  }

  CsrRecipe recipe() {
    line("[ req ]");
    line("prompt = no");
    line("utf8 = yes");
    line("string_mask = utf8only");
    line("distinguished_name = subject");
    line("req_extensions = extensions");
    subject();
    extensions();
    names();
    return new CsrRecipe.Written(
        RecipeFormat.OPENSSL,
        Optional.of(new RecipeFile(CONFIG, config.toString())),
        command(),
        KEY,
        CSR,
        List.of(
            "Save the config as " + CONFIG + ". The private key is written without a password."));
  }

  private void subject() {
    line("[ subject ]");
    int number = 0;
    for (RelativeDistinguishedName part : request.subject().parts()) {
      String join = "";
      for (AttributeTypeAndValue attribute : part.attributes()) {
        line(number++ + "." + join + name(attribute.type()) + " = " + quoted(attribute.value()));
        join = "+";
      }
    }
  }

  private void extensions() {
    line("[ extensions ]");
    line("basicConstraints = critical, " + basicConstraints());
    if (!request.keyUsages().isEmpty()) {
      line(
          request.keyUsages().stream()
              .map(OpenSslRecipe::name)
              .collect(Collectors.joining(", ", "keyUsage = critical, ", "")));
    }
    if (!request.extendedKeyUsages().isEmpty()) {
      line(
          request.extendedKeyUsages().stream()
              .map(ExtendedKeyUsage::oid)
              .collect(Collectors.joining(", ", "extendedKeyUsage = ", "")));
    }
    if (!request.names().isEmpty()) {
      line("subjectAltName = @names");
    }
  }

  private String basicConstraints() {
    BasicConstraints constraints = request.basicConstraints();
    String length =
        constraints.pathLength().isPresent()
            ? ", pathlen:" + constraints.pathLength().getAsInt()
            : "";
    return constraints.ca() ? "CA:TRUE" + length : "CA:FALSE";
  }

  /** OpenSSL knows a type that has no name here by its object identifier. */
  private static String name(SubjectAttributeType type) {
    return type.equals(SubjectAttributeType.STREET_ADDRESS) ? "street" : type.shortName();
  }

  static String name(KeyUsage usage) {
    return switch (usage) {
      case DIGITAL_SIGNATURE -> "digitalSignature";
      case NON_REPUDIATION -> "nonRepudiation";
      case KEY_ENCIPHERMENT -> "keyEncipherment";
      case DATA_ENCIPHERMENT -> "dataEncipherment";
      case KEY_AGREEMENT -> "keyAgreement";
      case KEY_CERT_SIGN -> "keyCertSign";
      case CRL_SIGN -> "cRLSign";
      case ENCIPHER_ONLY -> "encipherOnly";
      case DECIPHER_ONLY -> "decipherOnly";
    };
  }

  private void names() {
    if (request.names().isEmpty()) {
      return;
    }
    line("[ names ]");
    int number = 1;
    for (SubjectAlternativeName name : request.names()) {
      line(kind(name.kind()) + "." + number++ + " = " + quoted(name.text()));
    }
  }

  private static String kind(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> "DNS";
      case IP_ADDRESS -> "IP";
      case EMAIL -> "email";
      case URI -> "URI";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          throw new IllegalArgumentException(kind + " is never issued");
    };
  }

  /**
   * Between double quotes nothing but the quote and the backslash means anything: no variable, no
   * comment, no blank that is cut off.
   */
  private static String quoted(String value) {
    ShellWord.requireNoControl(value);
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String command() {
    return "openssl req -new "
        + newKey()
        + " -nodes -sha"
        + request.signatureAlgorithm().hashBits()
        + " -config "
        + CONFIG
        + (request.subject().isEmpty() ? " -subj /" : "")
        + " -keyout "
        + KEY
        + " -out "
        + CSR;
  }

  private String newKey() {
    KeyAlgorithm key = request.keyAlgorithm();
    return switch (key) {
      case RSA_2048, RSA_3072, RSA_4096 -> "-newkey rsa:" + key.sizeBits();
      case EC_P256, EC_P384, EC_P521 -> "-newkey ec -pkeyopt ec_paramgen_curve:P-" + key.sizeBits();
    };
  }

  private void line(String text) {
    config.append(text).append('\n');
  }
}
