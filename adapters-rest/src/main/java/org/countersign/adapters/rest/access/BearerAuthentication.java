package org.countersign.adapters.rest.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.audit.Origin;

/**
 * Finds out who is calling, by the access token in {@code Authorization: Bearer} (RFC 6750, 2.1).
 */
@Dependent
public class BearerAuthentication {

  private static final String SCHEME = "Bearer ";
  private static final String MARKS = "._~+/=-";
  private static final int MAX_CHARACTERS = 8192;

  private final Authenticate authenticate;

  @Inject
  public BearerAuthentication(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  /**
   * @param authorization the value of the header; null when there is none
   * @throws Refused UNAUTHENTICATED when there is no token in it, or none of ours; TOKEN_EXPIRED
   */
  public Caller callerOf(String authorization, Origin origin) {
    return authenticate.callerOf(token(authorization)).from(origin);
  }

  private static String token(String authorization) {
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
