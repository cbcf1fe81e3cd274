package org.countersign.application.issuance;

import org.countersign.domain.request.PrivateKeyText;

/** What of a text that was sent as a CSR is kept in its record. */
final class KeptText {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private KeptText() {}

  /**
   * The one PEM block of a CSR that was read, and nothing that stands around it: nobody looked at
   * that, and it may be what nobody should keep.
   */
  static String ofReadable(String sent) {
    int begin = sent.indexOf(BEGIN);
    int end = sent.indexOf(END, begin + 1);
    int dashes = sent.indexOf(DASHES, end + END.length());
    return begin < 0 || end < 0 || dashes < 0
        ? sent
        : sent.substring(begin, dashes + DASHES.length());
  }

  /** The whole of a text that could not be read, for somebody to see why, but never a key. */
  static String ofUnread(String sent) {
    return PrivateKeyText.isIn(sent) ? PrivateKeyText.NOT_KEPT : sent;
  }
}
