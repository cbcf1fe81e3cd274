package org.countersign.domain.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * What was most likely meant by a text that is no name of the kind it was given: an address or a
 * URL put as a DNS name, a name with a port, blanks, quotes or a dot too many.
 *
 * <p>A text that is a name of its kind is meant as it stands, and has no correction: another name
 * in its place would be another's. Nothing is guessed that the text does not hold.
 */
final class NameCorrections {

  /** A longer text is no name of any kind, and not looked into. */
  private static final int MAX_CHARACTERS = 2048;

  /** As configuration files and commands of openssl and keytool have it before a name. */
  private static final Pattern KIND_BEFORE =
      Pattern.compile(
          "(?i)(dns|ip|ip address|email|rfc822|uri)(?:\\.[0-9]{1,3})?[ ]*[:=][ ]*(.+)",
          Pattern.DOTALL);

  private static final Pattern PORT_BEHIND = Pattern.compile("(.+?)(?::[0-9]{1,5})?");

  /** Schemes of which people mean the host when they ask for a DNS name. */
  private static final Set<String> SCHEMES_OF_HOSTS =
      Set.of("http", "https", "ws", "wss", "ftp", "ftps", "ldap", "ldaps", "tcp", "tls", "ssl");

  private static final String AUTHORITY = "://";

  private NameCorrections() {}

  /** The names that may have been meant, the likeliest first; each for the whole of the text. */
  static Stream<List<SubjectAlternativeName>> of(RequestedName asked) {
    if (!asked.kind().issuable()
        || asked.value().length() > MAX_CHARACTERS
        || asked.wellFormed().isPresent()) {
      return Stream.empty();
    }
    String text = bare(asked.value());
    List<String> parts = parts(text);
    return parts.size() > 1
        ? together(asked.kind(), parts).stream()
        : readings(asked.kind(), text).distinct().map(List::of);
  }

  /** The host that a common name may have been meant for, where it is not one as it stands. */
  static Optional<String> host(String commonName) {
    return of(new RequestedName(GeneralNameKind.DNS_NAME, commonName))
        .filter(names -> names.size() == 1)
        .map(names -> names.get(0))
        .filter(
            name ->
                name.kind() == GeneralNameKind.DNS_NAME
                    || name.kind() == GeneralNameKind.IP_ADDRESS)
        .map(SubjectAlternativeName::text)
        .findFirst();
  }

  /** Without blanks, quotes and invisible characters around it. */
  static String bare(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && surrounds(text.charAt(start))) {
      start++;
    }
    while (end > start && surrounds(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean surrounds(char c) {
    return c <= ' ' || "\"'`".indexOf(c) >= 0 || VisibleText.isBlankOrInvisible(c);
  }

  /** Of a list in one text; white space alone divides only what looks like names with dots. */
  private static List<String> parts(String text) {
    List<String> listed = Arrays.stream(text.split("[,;]")).map(NameCorrections::bare).toList();
    List<String> divided = Arrays.stream(text.split("[,;\\s]+")).map(String::strip).toList();
    boolean blanksDivide = divided.stream().allMatch(part -> part.matches(".*[.:@].*"));
    return (blanksDivide ? divided : listed).stream().filter(part -> !part.isEmpty()).toList();
  }

  private static Optional<List<SubjectAlternativeName>> together(
      GeneralNameKind kind, List<String> parts) {
    List<SubjectAlternativeName> names =
        parts.stream().flatMap(part -> readings(kind, part).limit(1)).distinct().toList();
    boolean each = parts.stream().allMatch(part -> readings(kind, part).findAny().isPresent());
    return Optional.of(names).filter(all -> each);
  }

  private static Stream<SubjectAlternativeName> readings(GeneralNameKind kind, String text) {
    Matcher before = KIND_BEFORE.matcher(text);
    if (before.matches()) {
      return readings(kindNamed(before.group(1)), bare(before.group(2)));
    }
    List<SubjectAlternativeName> readings = new ArrayList<>();
    named(kind, text).forEach(readings::add);
    if (kind == GeneralNameKind.IP_ADDRESS) {
      addressInOctets(text).forEach(readings::add);
    }
    mailbox(text).forEach(readings::add);
    if (kind == GeneralNameKind.DNS_NAME || kind == GeneralNameKind.IP_ADDRESS) {
      hostOrUri(text)
          .filter(name -> kind == GeneralNameKind.DNS_NAME || name.text().indexOf('.') > 0)
          .forEach(readings::add);
    }
    return readings.stream();
  }

  private static GeneralNameKind kindNamed(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "dns" -> GeneralNameKind.DNS_NAME;
      case "email", "rfc822" -> GeneralNameKind.EMAIL;
      case "uri" -> GeneralNameKind.URI;
      default -> GeneralNameKind.IP_ADDRESS;
    };
  }

  private static Stream<SubjectAlternativeName> named(GeneralNameKind kind, String text) {
    return SubjectAlternativeName.of(kind, text).stream();
  }

  /** Some programs put the text of an address where its octets belong. */
  private static Stream<SubjectAlternativeName> addressInOctets(String hex) {
    try {
      byte[] octets = HexFormat.of().parseHex(hex);
      return named(
          GeneralNameKind.IP_ADDRESS, bare(new String(octets, StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** {@code mailto:user@a.example}, {@code User <user@a.example>}. */
  private static Stream<SubjectAlternativeName> mailbox(String text) {
    if (text.indexOf('@') < 0 || text.contains(AUTHORITY)) {
      return Stream.empty();
    }
    int open = text.lastIndexOf('<');
    String inside =
        open >= 0 && text.endsWith(">") ? text.substring(open + 1, text.length() - 1) : text;
    String scheme = "mailto:";
    boolean hasScheme = inside.regionMatches(true, 0, scheme, 0, scheme.length());
    return named(GeneralNameKind.EMAIL, hasScheme ? inside.substring(scheme.length()) : inside);
  }

  private static Stream<SubjectAlternativeName> hostOrUri(String text) {
    int authority = text.indexOf(AUTHORITY);
    if (authority < 0) {
      return text.indexOf('@') < 0 && !isAddressBlock(text) ? host(text, "") : Stream.empty();
    }
    String scheme = text.substring(0, authority).toLowerCase(Locale.ROOT);
    Stream<SubjectAlternativeName> uri = named(GeneralNameKind.URI, text);
    return SCHEMES_OF_HOSTS.contains(scheme) ? Stream.concat(host(text, AUTHORITY), uri) : uri;
  }

  private static boolean isAddressBlock(String text) {
    int slash = text.indexOf('/');
    return slash >= 0
        && slash < text.length() - 1
        && named(GeneralNameKind.IP_ADDRESS, text.substring(0, slash)).findAny().isPresent();
  }

  /** The host behind a scheme and a user, before a port and a path. */
  private static Stream<SubjectAlternativeName> host(String text, String behind) {
    String authority = text.substring(text.indexOf(behind) + behind.length()).split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (SubjectAlternativeName.of(GeneralNameKind.IP_ADDRESS, host).isEmpty()) {
      Matcher withPort = PORT_BEHIND.matcher(host);
      host = withPort.matches() ? withPort.group(1) : host;
    }
    String bracketless =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return Stream.concat(
        named(GeneralNameKind.IP_ADDRESS, bracketless),
        named(GeneralNameKind.DNS_NAME, withoutDotsAround(host)));
  }

  private static String withoutDotsAround(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '.') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(start, end);
  }
}
