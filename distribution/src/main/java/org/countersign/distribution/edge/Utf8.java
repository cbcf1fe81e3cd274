package org.countersign.distribution.edge;

/** Where a reader of UTF-8 stands (RFC 3629, 4): between characters, or what may come next. */
enum Utf8 {
  START,
  ONE_MORE,
  TWO_MORE,
  THREE_MORE,
  /** After E0: A0 to BF, for less would be an overlong form. */
  AFTER_E0,
  /** After ED: 80 to 9F, for more would be a surrogate. */
  AFTER_ED,
  /** After F0: 90 to BF, for less would be an overlong form. */
  AFTER_F0,
  /** After F4: 80 to 8F, for more is beyond U+10FFFF. */
  AFTER_F4,
  BROKEN;

  /**
   * @param octet 0 to 255
   */
  Utf8 next(int octet) {
    return switch (this) {
      case START -> first(octet);
      case ONE_MORE -> within(octet, 0x80, 0xbf, START);
      case TWO_MORE -> within(octet, 0x80, 0xbf, ONE_MORE);
      case THREE_MORE -> within(octet, 0x80, 0xbf, TWO_MORE);
      case AFTER_E0 -> within(octet, 0xa0, 0xbf, ONE_MORE);
      case AFTER_ED -> within(octet, 0x80, 0x9f, ONE_MORE);
      case AFTER_F0 -> within(octet, 0x90, 0xbf, TWO_MORE);
      case AFTER_F4 -> within(octet, 0x80, 0x8f, TWO_MORE);
      case BROKEN -> BROKEN;
    };
  }

  private static Utf8 first(int octet) {
    if (octet < 0x80) {
      return START;
    }
    if (octet >= 0xc2 && octet <= 0xdf) {
      return ONE_MORE;
    }
    return switch (octet) {
      case 0xe0 -> AFTER_E0;
      case 0xed -> AFTER_ED;
      case 0xf0 -> AFTER_F0;
      case 0xf1, 0xf2, 0xf3 -> THREE_MORE;
      case 0xf4 -> AFTER_F4;
      default -> octet >= 0xe1 && octet <= 0xef ? TWO_MORE : BROKEN;
    };
  }

  private static Utf8 within(int octet, int least, int most, Utf8 then) {
    return octet >= least && octet <= most ? then : BROKEN;
  }
}
