package org.countersign.domain.x509;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ASN.1 types in which new certificates write the values of a subject attribute. */
public enum AttributeSyntax {
  /**
   * DirectoryString (RFC 5280, 4.1.2.4): of its five choices the two that are not for names from
   * before 2004.
   */
  DIRECTORY_STRING(StringType.UTF8, StringType.PRINTABLE),
  /** PrintableString, as countryName and serialNumber are (RFC 5280, appendix A.1). */
  PRINTABLE_STRING(StringType.PRINTABLE),
  /** IA5String, as emailAddress and domainComponent are (RFC 5280, appendix A.1). */
  IA5_STRING(StringType.IA5),
  /** PKCS9String (RFC 2985, appendix A): a DirectoryString, or an IA5String as well. */
  PKCS9_STRING(StringType.UTF8, StringType.PRINTABLE, StringType.IA5);

  private final StringType preferred;
  private final Set<StringType> stringTypes;

  AttributeSyntax(StringType preferred, StringType... others) {
    this.preferred = preferred;
    EnumSet<StringType> all = EnumSet.of(preferred, others);
    this.stringTypes = Collections.unmodifiableSet(all);
  }

  /** The default string type of a value. */
  public StringType preferred() {
    return preferred;
  }

  public boolean has(StringType stringType) {
    return stringTypes.contains(stringType);
  }

  /** In the order of {@link StringType}. */
  public List<StringType> stringTypes() {
    return List.copyOf(stringTypes);
  }
}
