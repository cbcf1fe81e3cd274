package org.countersign.adapters.crypto.pkcs10;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.Deviations;
import org.countersign.adapters.crypto.asn1.Extension;
import org.countersign.adapters.crypto.asn1.GeneralNames;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Usages;
import org.countersign.domain.request.Deviation;
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

  static final RequestedExtensions NONE = new RequestedExtensions(Deviations.REFUSED);

  private final Deviations deviations;
  private List<RequestedName> names = List.of();
  private Optional<Set<KeyUsage>> keyUsages = Optional.empty();
  private Optional<List<ExtendedKeyUsage>> extendedKeyUsages = Optional.empty();
  private Optional<BasicConstraints> basicConstraints = Optional.empty();
  private final List<RequestedExtension> otherExtensions = new ArrayList<>();
  private final List<String> otherAttributes = new ArrayList<>();
  private boolean namesAreCritical;
  private boolean extendedKeyUsagesAreCritical;

  /** The values of extensionRequest, and the identifier under which they stand. */
  private Optional<Requested> seen = Optional.empty();

  private record Requested(String type, DerValue values) {}

  private RequestedExtensions(Deviations deviations) {
    this.deviations = deviations;
  }

  /**
   * Reads the attributes.
   *
   * @param attributes the field {@code [0] IMPLICIT SET OF Attribute}
   * @param deviations takes those that cannot be mistaken
   */
  static RequestedExtensions read(DerValue attributes, Deviations deviations) throws MalformedDer {
    RequestedExtensions requested = new RequestedExtensions(deviations);
    DerCursor cursor = attributes.elements("attributes").atMost(MAX_ATTRIBUTES);
    DerValue previous = null;
    boolean ordered = true;
    while (cursor.hasNext()) {
      DerValue attribute = cursor.next("Attribute");
      ordered &= previous == null || previous.compareEncoding(attribute) <= 0;
      requested.readAttribute(attribute);
      previous = attribute;
    }
    if (!ordered) {
      deviations.found("attributes", "the attributes are not in the order of DER");
    }
    return requested;
  }

  private void readAttribute(DerValue attribute) throws MalformedDer {
    DerCursor cursor = attribute.sequence("Attribute");
    String type = cursor.next("type").objectIdentifier("type of an attribute");
    DerValue values = cursor.next("values").expect(DerTag.SET, "values of the attribute " + type);
    cursor.end();
    if (!type.equals(EXTENSION_REQUEST) && !type.equals(MICROSOFT_EXTENSION_REQUEST)) {
      otherAttributes.add(type);
    } else if (seen.isPresent()) {
      checkSecond(seen.get(), new Requested(type, values));
    } else {
      seen = Optional.of(new Requested(type, values));
      readExtensions(values);
    }
  }

  /** Whoever reads one of the two reads the same, if they are the same. */
  private void checkSecond(Requested first, Requested second) throws MalformedDer {
    if (first.type().equals(second.type())) {
      throw new MalformedDer("the attribute extensionRequest is there twice");
    }
    String both =
        "extensionRequest is there under both its identifiers, "
            + EXTENSION_REQUEST
            + " and "
            + MICROSOFT_EXTENSION_REQUEST;
    if (first.values().compareEncoding(second.values()) != 0) {
      throw new MalformedDer(both + ", and what they ask for differs");
    }
    deviations.found("attributes", both + ", with the same content");
  }

  private void readExtensions(DerValue values) throws MalformedDer {
    DerCursor cursor = values.elements("extensionRequest");
    if (!cursor.hasNext()) {
      deviations.found(
          "attributes", "extensionRequest has no value; it should have one, or not be there");
      return;
    }
    DerValue extensions = cursor.next("Extensions");
    cursor.end();
    if (!extensions.sequence("Extensions").hasNext()) {
      deviations.found(
          "attributes",
          "extensionRequest asks for no extension; it should for one, or not be there");
      return;
    }
    for (Extension extension : Extension.readAll(extensions, deviations)) {
      readExtension(extension);
    }
  }

  private void readExtension(Extension extension) throws MalformedDer {
    switch (extension.oid()) {
      case Extension.SUBJECT_ALTERNATIVE_NAME -> {
        names = GeneralNames.read(content(extension), "subjectAltName");
        namesAreCritical = extension.critical();
      }
      case Extension.KEY_USAGE ->
          keyUsages = Optional.of(Usages.keyUsages(content(extension), deviations));
      case Extension.EXTENDED_KEY_USAGE -> {
        extendedKeyUsages = Optional.of(Usages.extendedKeyUsages(content(extension)));
        extendedKeyUsagesAreCritical = extension.critical();
      }
      case Extension.BASIC_CONSTRAINTS ->
          basicConstraints = Optional.of(Usages.basicConstraints(content(extension), deviations));
      default -> otherExtensions.add(new RequestedExtension(extension.oid(), extension.critical()));
    }
  }

  /** What deviates in an extension's own octets stands in the extension. */
  private DerValue content(Extension extension) throws MalformedDer {
    Deviations inside = Deviations.gathered();
    DerValue content = extension.content(inside);
    inside.place(extension.field(), content);
    for (Deviation deviation : inside.all()) {
      deviations.found(deviation.field(), deviation.message());
    }
    return content;
  }

  boolean namesAreCritical() {
    return namesAreCritical;
  }

  boolean extendedKeyUsagesAreCritical() {
    return extendedKeyUsagesAreCritical;
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

  List<RequestedExtension> otherExtensions() {
    return otherExtensions;
  }

  List<String> otherAttributes() {
    return otherAttributes;
  }
}
