package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * The defaults of a profile as they were written: stored and answered unchanged.
 *
 * <p>Nothing in it has been checked, and a component is null where the document has no such member.
 * {@link ProfileDefaults} is the checked form.
 */
public record DefaultsDocument(
    Integer ttlDays,
    String commonName,
    String organization,
    String organizationalUnit,
    String country,
    String state,
    String locality,
    List<String> keyUsages,
    List<String> extendedKeyUsages,
    String keyAlgorithm,
    String signatureAlgorithm,
    BasicConstraints basicConstraints) {

  /** The subject attributes that can have a default, in the order in which they are filled in. */
  static final List<SubjectAttributeType> SUBJECT_TYPES =
      List.of(
          SubjectAttributeType.COMMON_NAME,
          SubjectAttributeType.ORGANIZATION,
          SubjectAttributeType.ORGANIZATIONAL_UNIT,
          SubjectAttributeType.COUNTRY,
          SubjectAttributeType.STATE,
          SubjectAttributeType.LOCALITY);

  public static final DefaultsDocument EMPTY =
      new DefaultsDocument(null, null, null, null, null, null, null, null, null, null, null, null);

  public DefaultsDocument {
    keyUsages = copy(keyUsages);
    extendedKeyUsages = copy(extendedKeyUsages);
  }

  /** What is written for one of {@link #SUBJECT_TYPES}; null when nothing is. */
  String subject(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "common_name" -> commonName;
      case "organization" -> organization;
      case "organizational_unit" -> organizationalUnit;
      case "country" -> country;
      case "state" -> state;
      case "locality" -> locality;
      default -> throw new IllegalArgumentException(type + " has no default");
    };
  }

  /** Whether the certificate is a CA's; a path length of -1 is no limit. */
  public record BasicConstraints(Boolean isCA, Integer pathLength) {}

  /** {@code List.copyOf} would refuse the nulls that the checks are there to report. */
  private static List<String> copy(List<String> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
