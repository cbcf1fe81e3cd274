package org.countersign.domain.idna;

import java.util.Optional;

/**
 * An A-label (RFC 5890, 2.3.2.1): {@code xn--} and the Punycode of a U-label, in lower case.
 *
 * <p>A label that only looks like one, a fake A-label, is none.
 */
public record ALabel(String text) {

  static final String PREFIX = "xn--";
  static final int MAX_CHARACTERS = 63;

  public ALabel {
    defect(text)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException("label " + defect);
            });
  }

  /**
   * What makes a label no A-label, as the predicate of a sentence about it; empty when it is one.
   */
  public static Optional<String> defect(String label) {
    if (!label.startsWith(PREFIX) || label.length() > MAX_CHARACTERS) {
      return Optional.of("is not 'xn--' and at most 59 characters more");
    }
    Optional<String> decoded = Punycode.decode(label.substring(PREFIX.length()));
    if (decoded.isEmpty()) {
      return Optional.of("is a fake A-label: it is not Punycode (RFC 3492)");
    }
    Optional<String> defect = ULabel.defect(decoded.get());
    if (defect.isPresent()) {
      return defect.map(d -> "is a fake A-label: decoded, it " + d);
    }
    return label.equals(PREFIX + Punycode.encode(decoded.get()))
        ? Optional.empty()
        : Optional.of("is a fake A-label: decoded and encoded, it is another (RFC 5891, 5.4)");
  }

  public ULabel toULabel() {
    return new ULabel(Punycode.decode(text.substring(PREFIX.length())).orElseThrow());
  }
}
