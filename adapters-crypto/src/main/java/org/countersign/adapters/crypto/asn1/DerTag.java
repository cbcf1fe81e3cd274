package org.countersign.adapters.crypto.asn1;

/** Identifier octets (X.690, 8.1.2): class, primitive or constructed, and number in one. */
public final class DerTag {

  public static final int BOOLEAN = 0x01;
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int NULL = 0x05;
  public static final int OBJECT_IDENTIFIER = 0x06;
  public static final int UTF8_STRING = 0x0c;
  public static final int NUMERIC_STRING = 0x12;
  public static final int PRINTABLE_STRING = 0x13;
  public static final int TELETEX_STRING = 0x14;
  public static final int IA5_STRING = 0x16;
  public static final int UTC_TIME = 0x17;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int VISIBLE_STRING = 0x1a;
  public static final int UNIVERSAL_STRING = 0x1c;
  public static final int BMP_STRING = 0x1e;
  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;

  static final int CONSTRUCTED = 0x20;
  private static final int CONTEXT = 0x80;
  private static final int CLASS_MASK = 0xc0;
  private static final int NUMBER_MASK = 0x1f;

  private DerTag() {}

  /** {@code [number] IMPLICIT} over a primitive type. */
  public static int context(int number) {
    return CONTEXT | number;
  }

  /** {@code [number]} over a constructed type, or {@code [number] EXPLICIT}. */
  public static int contextConstructed(int number) {
    return CONTEXT | CONSTRUCTED | number;
  }

  static boolean isConstructed(int tag) {
    return (tag & CONSTRUCTED) != 0;
  }

  static boolean isUniversal(int tag) {
    return (tag & CLASS_MASK) == 0;
  }

  static boolean isContext(int tag) {
    return (tag & CLASS_MASK) == CONTEXT;
  }

  static int number(int tag) {
    return tag & NUMBER_MASK;
  }

  /** What a person calls it: {@code an INTEGER}, {@code [0]}, {@code tag 0x1b}. */
  public static String describe(int tag) {
    if (isContext(tag)) {
      return "[" + number(tag) + "]";
    }
    return switch (tag) {
      case BOOLEAN -> "a BOOLEAN";
      case INTEGER -> "an INTEGER";
      case BIT_STRING -> "a BIT STRING";
      case OCTET_STRING -> "an OCTET STRING";
      case NULL -> "a NULL";
      case OBJECT_IDENTIFIER -> "an OBJECT IDENTIFIER";
      case UTF8_STRING -> "a UTF8String";
      case NUMERIC_STRING -> "a NumericString";
      case PRINTABLE_STRING -> "a PrintableString";
      case TELETEX_STRING -> "a TeletexString";
      case IA5_STRING -> "an IA5String";
      case UTC_TIME -> "a UTCTime";
      case GENERALIZED_TIME -> "a GeneralizedTime";
      case VISIBLE_STRING -> "a VisibleString";
      case UNIVERSAL_STRING -> "a UniversalString";
      case BMP_STRING -> "a BMPString";
      case SEQUENCE -> "a SEQUENCE";
      case SET -> "a SET";
      default -> "an element of tag 0x" + Integer.toHexString(tag);
    };
  }
}
