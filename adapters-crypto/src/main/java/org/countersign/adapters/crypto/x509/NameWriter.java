package org.countersign.adapters.crypto.x509;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.DERVisibleString;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;

/**
 * Name (RFC 5280, 4.1.2.4), each value in its own string type; a value that its type cannot carry
 * is refused.
 */
final class NameWriter {

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private NameWriter() {}

  static byte[] write(DistinguishedName name) {
    try {
      return sequence(name).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  static DERSequence sequence(DistinguishedName name) {
    return new DERSequence(
        name.parts().stream().map(NameWriter::set).toArray(ASN1Encodable[]::new));
  }

  private static DERSet set(RelativeDistinguishedName part) {
    return new DERSet(
        part.attributes().stream().map(NameWriter::attribute).toArray(ASN1Encodable[]::new));
  }

  private static ASN1Encodable attribute(AttributeTypeAndValue attribute) {
    return new DERSequence(
        new ASN1Encodable[] {new ASN1ObjectIdentifier(attribute.oid()), value(attribute)});
  }

  private static ASN1Encodable value(AttributeTypeAndValue attribute) {
    String value = attribute.value();
    return switch (attribute.stringType()) {
      case PRINTABLE -> new DERPrintableString(value, true);
      case IA5 -> new DERIA5String(value, true);
      case NUMERIC -> new DERNumericString(value, true);
      case VISIBLE -> new DERVisibleString(visible(attribute));
      case UTF8 -> {
        encodable(attribute, StandardCharsets.UTF_8);
        yield new DERUTF8String(value);
      }
      case TELETEX -> new DERT61String(encodable(attribute, StandardCharsets.ISO_8859_1));
      case BMP -> new DERBMPString(basicPlane(attribute));
      case UNIVERSAL -> new DERUniversalString(encodable(attribute, UTF_32BE));
    };
  }

  private static byte[] encodable(AttributeTypeAndValue attribute, Charset charset) {
    try {
      ByteBuffer octets = charset.newEncoder().encode(CharBuffer.wrap(attribute.value()));
      byte[] copy = new byte[octets.remaining()];
      octets.get(copy);
      return copy;
    } catch (CharacterCodingException e) {
      throw unfit(attribute, e);
    }
  }

  private static String visible(AttributeTypeAndValue attribute) {
    if (!attribute.value().chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw unfit(attribute, null);
    }
    return attribute.value();
  }

  private static String basicPlane(AttributeTypeAndValue attribute) {
    if (attribute.value().chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      throw unfit(attribute, null);
    }
    return attribute.value();
  }

  private static IllegalArgumentException unfit(
      AttributeTypeAndValue attribute, CharacterCodingException cause) {
    return new IllegalArgumentException(
        "the value of "
            + attribute.oid()
            + " holds a character that "
            + attribute.stringType()
            + " cannot carry",
        cause);
  }
}
