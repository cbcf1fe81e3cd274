package org.countersign.domain.x509;

import java.util.Locale;

/**
 * A URI with the scheme {@code spiffe} (SPIFFE-ID, 2): a trust domain, which is no host and so
 * obeys no rule for hosts, and a path of names.
 *
 * <p>Trust domains are written in lower case; one in upper case is brought into it, as other URIs'
 * hosts are.
 */
final class SpiffeId {

  static final String SCHEME = "spiffe";

  /** SPIFFE-ID, 2.1. */
  private static final int MAX_TRUST_DOMAIN_CHARACTERS = 255;

  private static final String START = SCHEME + "://";

  private SpiffeId() {}

  /**
   * Reads one in its canonical spelling.
   *
   * @param spelling a URI with this scheme, in ASCII, of at most 2048 characters
   */
  static Parsing<String> read(String spelling) {
    if (!spelling.regionMatches(true, 0, START, 0, START.length())) {
      return malformed("'//' and a trust domain have to follow its scheme");
    }
    if (spelling.indexOf('?') >= 0 || spelling.indexOf('#') >= 0) {
      return malformed("it has a query or a fragment");
    }
    int slash = spelling.indexOf('/', START.length());
    int end = slash < 0 ? spelling.length() : slash;
    String trustDomain = spelling.substring(START.length(), end).toLowerCase(Locale.ROOT);
    String path = spelling.substring(end);
    String defect = trustDomain(trustDomain);
    if (defect.isEmpty() && !path.isEmpty()) {
      defect = path(path);
    }
    return defect.isEmpty() ? Parsing.name(START + trustDomain + path) : malformed(defect);
  }

  private static Parsing<String> malformed(String defect) {
    return Parsing.malformed("it is no SPIFFE ID: " + defect);
  }

  /** Empty when nothing is wrong with it. */
  private static String trustDomain(String text) {
    if (text.isEmpty()) {
      return "its trust domain is empty";
    }
    if (text.indexOf('@') >= 0) {
      return "it names a user";
    }
    if (text.indexOf(':') >= 0) {
      return "it has a port";
    }
    if (text.length() > MAX_TRUST_DOMAIN_CHARACTERS) {
      return "its trust domain has " + text.length() + " characters; at most 255 are allowed";
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isInTrustDomain(text.charAt(i))) {
        return "its trust domain holds '"
            + text.charAt(i)
            + "', which is no letter, digit, dot, hyphen or underscore";
      }
    }
    return "";
  }

  private static boolean isInTrustDomain(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
  }

  /** SPIFFE-ID, 2.2; empty when nothing is wrong with it. */
  private static String path(String path) {
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.isEmpty()) {
        return path.endsWith("/") ? "its path ends in a slash" : "its path has an empty segment";
      }
      if (segment.equals(".") || segment.equals("..")) {
        return "its path has a '.' or '..' segment";
      }
      for (int i = 0; i < segment.length(); i++) {
        char c = segment.charAt(i);
        if (!isInTrustDomain(c) && !(c >= 'A' && c <= 'Z')) {
          return "its path holds '" + c + "', which is no letter, digit, dot, hyphen or underscore";
        }
      }
    }
    return "";
  }
}
