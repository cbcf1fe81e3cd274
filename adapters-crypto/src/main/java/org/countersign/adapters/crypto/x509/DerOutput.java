package org.countersign.adapters.crypto.x509;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequenceGenerator;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Writes a SEQUENCE, some of whose elements are octets that were encoded elsewhere and stay as they
 * are.
 */
final class DerOutput {

  private final DERSequenceGenerator generator;

  private DerOutput(DERSequenceGenerator generator) {
    this.generator = generator;
  }

  static byte[] sequence(Consumer<DerOutput> content) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
    try {
      DERSequenceGenerator generator = new DERSequenceGenerator(octets);
      content.accept(new DerOutput(generator));
      generator.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return octets.toByteArray();
  }

  void add(ASN1Encodable element) {
    try {
      generator.addObject(element);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  void addExplicit(int tag, ASN1Encodable element) {
    add(new DERTaggedObject(true, tag, element));
  }

  void bitString(byte[] octets) {
    add(new DERBitString(octets));
  }

  /** One element's DER, octet for octet. */
  void raw(byte[] der) {
    try {
      generator.getRawOutputStream().write(der);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }
}
