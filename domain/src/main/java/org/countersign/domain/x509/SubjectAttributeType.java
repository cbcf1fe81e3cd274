package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The subject attributes that Countersign issues (RFC 5280, appendix A.1), with their upper bounds
 * there.
 */
public enum SubjectAttributeType {
  COMMON_NAME("common_name", "2.5.4.3", "CN", 64),
  ORGANIZATION("organization", "2.5.4.10", "O", 64),
  ORGANIZATIONAL_UNIT("organizational_unit", "2.5.4.11", "OU", 64),
  COUNTRY("country", "2.5.4.6", "C", 2),
  STATE("state", "2.5.4.8", "ST", 128),
  LOCALITY("locality", "2.5.4.7", "L", 128);

  private static final Map<String, SubjectAttributeType> BY_OID =
      Arrays.stream(values()).collect(Collectors.toMap(SubjectAttributeType::oid, type -> type));

  private final String wireName;
  private final String oid;
  private final String shortName;
  private final int maxCharacters;

  SubjectAttributeType(String wireName, String oid, String shortName, int maxCharacters) {
    this.wireName = wireName;
    this.oid = oid;
    this.shortName = shortName;
    this.maxCharacters = maxCharacters;
  }

  /** The name in the REST contract and in policies. */
  public String wireName() {
    return wireName;
  }

  /** The attribute type's object identifier, dotted. */
  public String oid() {
    return oid;
  }

  /** The short name of RFC 4514, section 3. */
  public String shortName() {
    return shortName;
  }

  /** The upper bound of RFC 5280, appendix A.1, in characters. */
  public int maxCharacters() {
    return maxCharacters;
  }

  public static Optional<SubjectAttributeType> ofOid(String oid) {
    return Optional.ofNullable(BY_OID.get(oid));
  }

  public static Optional<SubjectAttributeType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
