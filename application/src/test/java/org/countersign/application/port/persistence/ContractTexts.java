package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Locale;

/** Texts that more than one contract asks its store for. */
final class ContractTexts {

  private ContractTexts() {}

  /** Octets in hexadecimal as OpenSSL, the JDK and Windows print them. */
  static List<String> printed(String hex) {
    String pairs = hex.replaceAll("..(?!$)", "$0:");
    return List.of(
        hex.toUpperCase(Locale.ROOT),
        "0x" + hex,
        "serial=" + hex.toUpperCase(Locale.ROOT),
        pairs,
        pairs.toUpperCase(Locale.ROOT),
        "00:" + pairs,
        "00" + hex,
        pairs.replace(':', ' '),
        " " + hex + " ");
  }
}
