package org.countersign.adapters.crypto.asn1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One Extension (RFC 5280, 4.1) whose content is not yet read.
 *
 * @param extnValue the octets inside the OCTET STRING
 */
public record Extension(String oid, boolean critical, byte[] extnValue) {

  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

  /** Three times as many kinds as RFC 5280 and its companions know. */
  private static final int MAX_EXTENSIONS = 64;

  public Extension {
    extnValue = extnValue.clone();
  }

  @Override
  public byte[] extnValue() {
    return extnValue.clone();
  }

  /** Reads Extensions; 4.2 forbids two of one kind. */
  public static List<Extension> readAll(DerValue extensions) throws MalformedDer {
    return readAll(extensions, Deviations.REFUSED);
  }

  /** As {@link #readAll(DerValue)}, but for deviations that are taken. */
  public static List<Extension> readAll(DerValue extensions, Deviations deviations)
      throws MalformedDer {
    DerCursor cursor = extensions.sequence("Extensions").atMost(MAX_EXTENSIONS);
    List<Extension> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    do {
      Extension extension = read(cursor.next("Extension"), deviations);
      if (!seen.add(extension.oid)) {
        throw new MalformedDer("the extension " + extension.spoken() + " is there twice");
      }
      all.add(extension);
    } while (cursor.hasNext());
    return all;
  }

  private static Extension read(DerValue sequence, Deviations deviations) throws MalformedDer {
    DerCursor cursor = sequence.sequence("Extension");
    String oid = cursor.next("extnID").objectIdentifier("extnID");
    Optional<DerValue> critical = cursor.nextIf(DerTag.BOOLEAN);
    boolean isCritical = critical.isPresent() && critical.get().bool("critical");
    if (critical.isPresent() && !isCritical) {
      deviations.found(
          field(oid),
          "critical FALSE is written out in the extension " + oid + "; DER leaves a default out");
    }
    byte[] value = cursor.next("extnValue").octetString("extnValue");
    cursor.end();
    return new Extension(oid, isCritical, value);
  }

  /** The one element that the extension's content is. */
  public DerValue content() throws MalformedDer {
    return content(Deviations.REFUSED);
  }

  /** As {@link #content()}, but for deviations that are taken. */
  public DerValue content(Deviations deviations) throws MalformedDer {
    try {
      return DerValue.whole(extnValue, deviations);
    } catch (MalformedDer e) {
      throw new MalformedDer("in the extension " + spoken() + ", " + e.getMessage());
    }
  }

  /** Where in a request it is, as violations name it. */
  private static String field(String oid) {
    return switch (oid) {
      case KEY_USAGE -> "keyUsage";
      case SUBJECT_ALTERNATIVE_NAME -> "subjectAltName";
      case BASIC_CONSTRAINTS -> "basicConstraints";
      case EXTENDED_KEY_USAGE -> "extendedKeyUsage";
      default -> "extension[" + oid + "]";
    };
  }

  /** The part of a request that it is. */
  public String field() {
    return field(oid);
  }

  /** What a person calls it. */
  public String spoken() {
    return switch (oid) {
      case SUBJECT_KEY_IDENTIFIER -> "subjectKeyIdentifier";
      case KEY_USAGE -> "keyUsage";
      case SUBJECT_ALTERNATIVE_NAME -> "subjectAltName";
      case BASIC_CONSTRAINTS -> "basicConstraints";
      case CRL_DISTRIBUTION_POINTS -> "cRLDistributionPoints";
      case AUTHORITY_KEY_IDENTIFIER -> "authorityKeyIdentifier";
      case EXTENDED_KEY_USAGE -> "extKeyUsage";
      case AUTHORITY_INFORMATION_ACCESS -> "authorityInfoAccess";
      default -> oid;
    };
  }

  @Override
  public String toString() {
    return "Extension[" + spoken() + "]";
  }
}
