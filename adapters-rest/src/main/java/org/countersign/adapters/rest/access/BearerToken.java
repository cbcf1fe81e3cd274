package org.countersign.adapters.rest.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.application.refusal.Refused;

/** The access token in the header {@code Authorization: Bearer} (RFC 6750, 2.1). */
public final class BearerToken {

  private static final Pattern CREDENTIALS =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]{1,8192}) *");

  private BearerToken() {}

  /**
   * @param authorization the value of the header; null when there is none
   * @throws Refused UNAUTHENTICATED when there is no token in it
   */
  public static String in(String authorization) {
    if (authorization == null || authorization.isBlank()) {
      throw Refused.unauthenticated("Token missing");
    }
    Matcher credentials = CREDENTIALS.matcher(authorization.strip());
    if (!credentials.matches()) {
      throw Refused.unauthenticated("Authorization header is not of the form 'Bearer <token>'");
    }
    return credentials.group(1);
  }
}
