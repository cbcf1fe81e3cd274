package org.countersign.adapters.rest.access;

import org.countersign.application.refusal.Refused;

/** The access token in the header {@code Authorization: Bearer} (RFC 6750, 2.1). */
public final class BearerToken {

  private static final String SCHEME = "Bearer ";
  private static final String MARKS = "._~+/=-";
  private static final int MAX_CHARACTERS = 8192;

  private BearerToken() {}

  /**
   * @param authorization the value of the header; null when there is none
   * @throws Refused UNAUTHENTICATED when there is no token in it
   */
  public static String in(String authorization) {
    if (authorization == null || authorization.isBlank()) {
      throw Refused.unauthenticated("Token missing");
    }
    String credentials = authorization.strip();
    if (!credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw malformed();
    }
    int begin = SCHEME.length();
    while (credentials.charAt(begin) == ' ') {
      begin++;
    }
    String token = credentials.substring(begin);
    if (token.length() > MAX_CHARACTERS || !isToken(token)) {
      throw malformed();
    }
    return token;
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || MARKS.indexOf(c) >= 0;
      if (!allowed) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Refused malformed() {
    return Refused.unauthenticated("Authorization header is not of the form 'Bearer <token>'");
  }
}
