package org.countersign.benchmarks.request;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/** A CSR (RFC 2986) for a common name and DNS names, signed with SHA-256. */
public final class SignedRequest {

  private static final int UTF8_STRING = 0x0c;
  private static final int DNS_NAME = 2;

  private SignedRequest() {}

  /** PEM. */
  public static String of(
      KeyOperations operations,
      KeyPair keys,
      KeyAlgorithm algorithm,
      String commonName,
      List<String> dnsNames) {
    SignatureAlgorithm signature = SignatureAlgorithm.of(algorithm.family(), 256);
    byte[] info =
        sequence(
            integer(0),
            sequence(set(attribute("2.5.4.3", text(UTF8_STRING, commonName)))),
            keys.getPublic().getEncoded(),
            extensionRequest(dnsNames));
    byte[] signed = operations.sign(keys.getPrivate(), signature, info);
    return CertificationRequestTextBuilder.pem(
        sequence(info, identifier(algorithm), bitString(0, signed)));
  }

  private static byte[] extensionRequest(List<String> dnsNames) {
    byte[][] names =
        dnsNames.stream()
            .map(name -> context(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)))
            .toArray(byte[][]::new);
    byte[] extensions = sequence(sequence(oid("2.5.29.17"), octetString(sequence(names))));
    byte[] attributes = set(sequence(oid("1.2.840.113549.1.9.14"), set(extensions)));
    // Under a tag of its own (RFC 2986, 4.1).
    attributes[0] = (byte) 0xa0;
    return attributes;
  }

  private static byte[] identifier(KeyAlgorithm algorithm) {
    return algorithm.family() == KeyAlgorithm.Family.RSA
        ? sequence(oid("1.2.840.113549.1.1.11"), nil())
        : sequence(oid("1.2.840.10045.4.3.2"));
  }
}
