package org.countersign.blackbox.mutation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * What a CSR says, read by other means than the server's: Bouncy Castle takes it apart, the JDK
 * verifies.
 */
final class CsrByBouncyCastle {

  private static final Set<String> EXTENSION_REQUEST =
      Set.of("1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14");

  private final ASN1Sequence request;
  private final ASN1Sequence info;

  private CsrByBouncyCastle(byte[] der) {
    this.request = ASN1Sequence.getInstance(der);
    this.info = ASN1Sequence.getInstance(request.getObjectAt(0));
  }

  static CsrByBouncyCastle read(String pem) {
    try (PemReader reader = new PemReader(new StringReader(pem))) {
      return new CsrByBouncyCastle(reader.readPemObject().getContent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] subject() {
    return encoded(info.getObjectAt(1));
  }

  byte[] publicKey() {
    return encoded(info.getObjectAt(2));
  }

  /** Whether its signature is one of its own key, an EC key, over its content. */
  boolean isSignedByItsOwnKey() {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey())));
      signature.update(encoded(info));
      return signature.verify(ASN1BitString.getInstance(request.getObjectAt(2)).getOctets());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a certificate was issued for this key", e);
    }
  }

  /** The subjectAltName that it asks for, spelled as {@link #names(X509Certificate)} spells it. */
  Set<String> names() {
    if (info.size() < 4) {
      return Set.of();
    }
    ASN1Set attributes = ASN1Set.getInstance((ASN1TaggedObject) info.getObjectAt(3), false);
    for (ASN1Encodable element : attributes) {
      ASN1Sequence attribute = ASN1Sequence.getInstance(element);
      if (EXTENSION_REQUEST.contains(attribute.getObjectAt(0).toString())
          && ASN1Set.getInstance(attribute.getObjectAt(1)).size() > 0) {
        Extensions extensions =
            Extensions.getInstance(ASN1Set.getInstance(attribute.getObjectAt(1)).getObjectAt(0));
        Extension names = extensions.getExtension(Extension.subjectAlternativeName);
        return names == null ? Set.of() : spelled(names.getExtnValue().getOctets());
      }
    }
    return Set.of();
  }

  /** The subjectAltName of a certificate: kind and value, in lower case, without a final dot. */
  static Set<String> names(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    return value == null ? Set.of() : spelled(ASN1OctetString.getInstance(value).getOctets());
  }

  private static Set<String> spelled(byte[] generalNames) {
    Set<String> spelled = new TreeSet<>();
    Arrays.stream(GeneralNames.getInstance(generalNames).getNames())
        .map(CsrByBouncyCastle::spelled)
        .forEach(spelled::add);
    return spelled;
  }

  private static String spelled(GeneralName name) {
    if (name.getTagNo() == GeneralName.iPAddress) {
      return name.getTagNo() + " " + address(ASN1OctetString.getInstance(name.getName()));
    }
    String value = name.getName().toString().toLowerCase(Locale.ROOT);
    return name.getTagNo() + " " + value.replaceFirst("[.]$", "");
  }

  private static String address(ASN1OctetString octets) {
    try {
      return InetAddress.getByAddress(octets.getOctets()).getHostAddress();
    } catch (IOException e) {
      throw new AssertionError("no address", e);
    }
  }

  private static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
