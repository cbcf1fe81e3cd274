package org.countersign.adapters.crypto.pkcs10;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.Extension;
import org.countersign.adapters.crypto.asn1.GeneralNames;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Usages;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/**
 * The attributes of a request (RFC 2986, 4.1): what extensionRequest asks for, and what else is
 * there.
 */
final class RequestedExtensions {

  /** PKCS #9 extensionRequest (RFC 2985, 5.4.2). */
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  /** The same content under Microsoft's own identifier, as some of its servers still write it. */
  private static final String MICROSOFT_EXTENSION_REQUEST = "1.3.6.1.4.1.311.2.1.14";

  /** PKCS #9 knows a dozen kinds. */
  private static final int MAX_ATTRIBUTES = 32;

  private List<RequestedName> names = List.of();
  private Optional<Set<KeyUsage>> keyUsages = Optional.empty();
  private Optional<List<ExtendedKeyUsage>> extendedKeyUsages = Optional.empty();
  private Optional<BasicConstraints> basicConstraints = Optional.empty();
  private final List<RequestedExtension> unreadExtensions = new ArrayList<>();
  private final List<String> unreadAttributes = new ArrayList<>();
  private boolean extensionsSeen;

  private RequestedExtensions() {}

  /**
   * Reads the attributes.
   *
   * @param attributes the field {@code [0] IMPLICIT SET OF Attribute}
   */
  static RequestedExtensions read(DerValue attributes) throws MalformedDer {
    RequestedExtensions requested = new RequestedExtensions();
    DerCursor cursor = attributes.elements("attributes").atMost(MAX_ATTRIBUTES);
    while (cursor.hasNext()) {
      requested.readAttribute(cursor.next("Attribute"));
    }
    return requested;
  }

  private void readAttribute(DerValue attribute) throws MalformedDer {
    DerCursor cursor = attribute.sequence("Attribute");
    String type = cursor.next("type").objectIdentifier("type of an attribute");
    DerValue values = cursor.next("values").expect(DerTag.SET, "values of the attribute " + type);
    cursor.end();
    if (type.equals(EXTENSION_REQUEST) || type.equals(MICROSOFT_EXTENSION_REQUEST)) {
      readExtensions(values);
    } else {
      unreadAttributes.add(type);
    }
  }

  private void readExtensions(DerValue values) throws MalformedDer {
    if (extensionsSeen) {
      throw new MalformedDer("the attribute extensionRequest is there twice");
    }
    extensionsSeen = true;
    DerCursor cursor = values.elements("extensionRequest");
    DerValue extensions = cursor.next("Extensions");
    cursor.end();
    for (Extension extension : Extension.readAll(extensions)) {
      readExtension(extension);
    }
  }

  private void readExtension(Extension extension) throws MalformedDer {
    switch (extension.oid()) {
      case Extension.SUBJECT_ALTERNATIVE_NAME ->
          names = GeneralNames.read(extension.content(), "subjectAltName");
      case Extension.KEY_USAGE -> keyUsages = Optional.of(Usages.keyUsages(extension.content()));
      case Extension.EXTENDED_KEY_USAGE ->
          extendedKeyUsages = Optional.of(Usages.extendedKeyUsages(extension.content()));
      case Extension.BASIC_CONSTRAINTS ->
          basicConstraints = Optional.of(Usages.basicConstraints(extension.content()));
      default ->
          unreadExtensions.add(new RequestedExtension(extension.oid(), extension.critical()));
    }
  }

  List<RequestedName> names() {
    return names;
  }

  Optional<Set<KeyUsage>> keyUsages() {
    return keyUsages;
  }

  Optional<List<ExtendedKeyUsage>> extendedKeyUsages() {
    return extendedKeyUsages;
  }

  Optional<BasicConstraints> basicConstraints() {
    return basicConstraints;
  }

  List<RequestedExtension> unreadExtensions() {
    return unreadExtensions;
  }

  List<String> unreadAttributes() {
    return unreadAttributes;
  }
}
