package org.countersign.domain.policy.pattern;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * What the author of a dead pattern may have meant: one of the mistakes that people make, undone.
 * Only what can match is suggested.
 */
public final class PatternSuggestion {

  private static final java.util.regex.Pattern HAS_SCHEME =
      java.util.regex.Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

  private PatternSuggestion() {}

  /** The end of a sentence about a dead pattern for names of a kind. */
  public static String of(GeneralNameKind kind, String text) {
    Predicate<String> lives =
        candidate -> NamePattern.of(kind, candidate).filter(p -> p.whyDead().isEmpty()).isPresent();
    List<String> several = Stream.of(text.strip().split("[\\s,;|]+")).distinct().toList();
    if (several.size() > 1 && several.stream().allMatch(lives)) {
      return "; write each by itself: "
          + several.stream().map(QuotedText::quoted).collect(Collectors.joining(", "));
    }
    return meant(kind, text)
        .filter(candidate -> !candidate.equals(text) && !candidate.isBlank())
        .filter(lives)
        .findFirst()
        .map(candidate -> "; " + QuotedText.quoted(candidate) + " would match")
        .orElseGet(() -> "; " + QuotedText.quoted(example(kind)) + " is one that can");
  }

  private static Stream<String> meant(GeneralNameKind kind, String text) {
    String bare = text.strip();
    String unescaped = withoutRegularExpression(bare);
    Stream<String> common = Stream.of(bare, unescaped);
    return switch (kind) {
      case DNS_NAME ->
          Stream.concat(
              common,
              Stream.of(bare, unescaped)
                  .map(PatternSuggestion::hostOf)
                  .flatMap(host -> Stream.of(host, host.startsWith(".") ? "*" + host : host)));
      case EMAIL ->
          Stream.concat(
              common,
              Stream.of(bare, unescaped)
                  .map(address -> address.startsWith("mailto:") ? address.substring(7) : address)
                  .flatMap(a -> Stream.of(a, "*@" + a, "*@*" + a, "*" + a)));
      case URI ->
          Stream.concat(
              common,
              Stream.of(bare, unescaped)
                  .filter(uri -> !HAS_SCHEME.matcher(uri).lookingAt())
                  .map(uri -> (uri.startsWith("//") ? "https:" : "https://") + uri));
      case IP_ADDRESS -> Stream.concat(common, Stream.of(bare.toLowerCase(Locale.ROOT)));
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Stream.empty();
    };
  }

  /** {@code ^vault\..*$} as a pattern: the anchors go, and a dot that is any character. */
  private static String withoutRegularExpression(String text) {
    if (text.indexOf('\\') < 0 && text.indexOf('^') < 0 && text.indexOf('$') < 0) {
      return text;
    }
    String inner = text.replaceAll("^\\^|\\$$", "");
    return inner.replaceAll("(?<!\\\\)\\.[*+]|\\[[^\\]]*\\][*+]", "*").replace("\\", "");
  }

  /** Without scheme, user, port and path. */
  private static String hostOf(String text) {
    String host = text.replaceFirst("^[A-Za-z*]*://", "").replaceFirst("[/?#].*$", "");
    return host.substring(host.lastIndexOf('@') + 1).replaceFirst(":[0-9*]*$", "");
  }

  private static String example(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> "*.example.com";
      case EMAIL -> "*@example.com";
      case URI -> "https://www.example.com/*";
      case IP_ADDRESS -> "10.0.0.0/8";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          throw new IllegalArgumentException(kind.wireName() + " names have no patterns");
    };
  }
}
