package org.countersign.domain.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Values that a pattern may match: the pattern with something plausible in the place of its stars.
 *
 * <p>They are guesses in the domains and address blocks set aside for examples (RFC 2606, RFC 5737,
 * RFC 3849); whoever offers one holds it against the policy first.
 */
final class ExampleValues {

  private ExampleValues() {}

  /** Guesses for a subject attribute, the likeliest first. */
  static Stream<String> of(SubjectAttributeType type, String pattern) {
    return pattern.equals("*") ? ofAny(type) : filled(pattern, fillings(type));
  }

  /** Guesses for a subject attribute of which the policy says nothing but what is denied. */
  static Stream<String> ofAny(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "common_name" -> Stream.of("www.example.com", "host1.example.org");
      case "country" -> Stream.of("US", "DE");
      case "domain_component" -> Stream.of("example", "sample");
      case "serial_number", "postal_code" -> Stream.of("1001", "1002");
      case "email_address" -> Stream.of("user@example.com", "user@example.org");
      default -> Stream.of("Example", "Sample");
    };
  }

  private static List<String> fillings(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "common_name" -> List.of("www", "host1", "www.example.com", "1", "a", "");
      case "country" -> List.of("S", "E", "U", "D", "US", "");
      case "email_address" -> fillings(GeneralNameKind.EMAIL);
      case "domain_component" -> List.of("example", "a", "1", "");
      case "serial_number", "postal_code" -> List.of("1001", "1", "a", "");
      default -> List.of("Example", "1", "a", "");
    };
  }

  /** Well-formed names that the pattern matches, the likeliest first. */
  static Stream<SubjectAlternativeName> of(GeneralNameKind kind, NamePattern pattern) {
    String text = pattern.text();
    Stream<String> guesses =
        kind == GeneralNameKind.IP_ADDRESS && text.indexOf('/') >= 0
            ? inBlock(text)
            : Stream.concat(filled(kind, text), everyday(kind));
    return guesses
        .flatMap(guess -> SubjectAlternativeName.of(kind, guess).stream())
        .filter(pattern::matches);
  }

  /** Well-formed names for a kind of which the policy says nothing but what is denied. */
  static Stream<SubjectAlternativeName> ofAny(GeneralNameKind kind) {
    return everyday(kind).flatMap(guess -> SubjectAlternativeName.of(kind, guess).stream());
  }

  private static Stream<String> everyday(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> Stream.of("www.example.com", "host1.example.org");
      case IP_ADDRESS -> Stream.of("192.0.2.1", "198.51.100.1", "2001:db8::1");
      case EMAIL -> Stream.of("user@example.com", "user@example.org");
      case URI -> Stream.of("https://www.example.com/", "https://www.example.org/");
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Stream.empty();
    };
  }

  private static List<String> fillings(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> List.of("www", "host1", "www.example.com", "1", "a", "");
      case IP_ADDRESS ->
          List.of("1", "10", "0", "1.1", "2.1", "0.0.1", ":1", "::1", "0:0:0:0:0:0:1", "db8::1");
      case EMAIL -> List.of("user", "example.com", "user@example.com", "example", "@", "1", "");
      case URI ->
          List.of("example", "www", "www.example.com", "https", "//example.com/", "1", "a", "");
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID -> List.of();
    };
  }

  private static Stream<String> filled(GeneralNameKind kind, String pattern) {
    return kind == GeneralNameKind.DNS_NAME && pattern.indexOf('+') >= 0
        ? Stream.of("www", "host1", "a")
            .flatMap(l -> filled(pattern.replace("+", l), fillings(kind)))
        : filled(pattern, fillings(kind));
  }

  private static Stream<String> filled(String pattern, List<String> fillings) {
    return pattern.indexOf('*') < 0
        ? Stream.of(pattern)
        : fillings.stream().map(filling -> pattern.replace("*", filling));
  }

  /** The first host of a block, the second, then the address it is named by. */
  private static Stream<String> inBlock(String block) {
    String address = block.substring(0, block.indexOf('/'));
    int prefixBits = Integer.parseInt(block.substring(block.indexOf('/') + 1));
    return IpAddress.parse(address).stream()
        .map(IpAddress::octets)
        .flatMap(
            octets ->
                Stream.of(
                        hostSet(octets, prefixBits, 1),
                        hostSet(octets, prefixBits, 2),
                        Optional.of(octets))
                    .flatMap(Optional::stream))
        .map(octets -> new IpAddress(octets).text());
  }

  /** The address with its host bits cleared but for a number in the last octet. */
  private static Optional<byte[]> hostSet(byte[] network, int prefixBits, int host) {
    byte[] octets = network.clone();
    for (int bit = prefixBits; bit < 8 * octets.length; bit++) {
      octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    int hostBits = 8 * octets.length - prefixBits;
    if (hostBits < 32 - Integer.numberOfLeadingZeros(host)) {
      return Optional.empty();
    }
    octets[octets.length - 1] |= (byte) host;
    return Optional.of(octets);
  }
}
