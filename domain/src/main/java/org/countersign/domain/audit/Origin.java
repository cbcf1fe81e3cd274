package org.countersign.domain.audit;

import java.util.Optional;

/**
 * Where a call came from.
 *
 * <p>A user agent is whatever a client says: of one, the first {@value #MAX_AGENT_CHARACTERS}
 * characters are kept, and {@code ?} stands for each that is no visible ASCII or a space, so that
 * nobody writes lines or escape sequences of their own into what people read.
 *
 * @param address an IP address as text; empty when no network was between
 * @param userAgent the program, by its own account
 */
public record Origin(Optional<String> address, Optional<String> userAgent) {

  /** Not a call, or one that came over no network. */
  public static final Origin NONE = new Origin(Optional.empty(), Optional.empty());

  private static final int MAX_AGENT_CHARACTERS = 200;

  /** An IPv6 address with an IPv4 one in it has 45, and a zone may follow. */
  private static final int MAX_ADDRESS_CHARACTERS = 64;

  public Origin {
    address = address.map(text -> printable(text, MAX_ADDRESS_CHARACTERS));
    userAgent = userAgent.map(text -> printable(text, MAX_AGENT_CHARACTERS));
  }

  /**
   * @param address null when it is not known
   * @param userAgent null when the client said none
   */
  public static Origin of(String address, String userAgent) {
    return new Origin(Optional.ofNullable(address), Optional.ofNullable(userAgent));
  }

  private static String printable(String text, int most) {
    String kept = text.length() <= most ? text : text.substring(0, most);
    for (int i = 0; i < kept.length(); i++) {
      if (!isPrintable(kept.charAt(i))) {
        return replaced(kept);
      }
    }
    return kept;
  }

  private static String replaced(String text) {
    StringBuilder kept = new StringBuilder(text);
    for (int i = 0; i < kept.length(); i++) {
      if (!isPrintable(kept.charAt(i))) {
        kept.setCharAt(i, '?');
      }
    }
    return kept.toString();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c < 0x7f;
  }
}
