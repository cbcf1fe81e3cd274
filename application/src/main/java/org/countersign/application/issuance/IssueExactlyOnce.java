package org.countersign.application.issuance;

import java.util.Objects;
import java.util.regex.Pattern;
import org.countersign.application.refusal.Refused;

/**
 * Issues one certificate for one key, however often and from wherever it is asked.
 *
 * <p>The key is bound to its request in the very unit that records the request, so that of several
 * who ask at once, on however many nodes, one issues and the others get its answer. What is refused
 * binds nothing: the next try is judged anew. Where a request failed before its certificate was
 * stored, the next try issues in its stead; nobody ever got a certificate of the failed one.
 */
public interface IssueExactlyOnce {

  /**
   * Issues, or gives the certificate that the caller's key has got before.
   *
   * @throws Refused as {@link IssueCertificate#issue}; NOT_FOUND or PERMISSION_DENIED also where
   *     the caller may not use the profile any longer; IDEMPOTENCY_KEY_REUSED when the key came
   *     before with another body; CONFLICT when its request is still being processed after a while
   */
  Outcome issue(IssueCertificate.Command command, Key key);

  /**
   * A key and what it came with.
   *
   * @param text 1 to 255 characters of visible ASCII; upper and lower case differ
   * @param bodyHash SHA-256 over the octets of the body, lower-case hex
   */
  record Key(String text, String bodyHash) {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    public Key {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(bodyHash, "bodyHash");
      if (!isKey(text)) {
        throw new IllegalArgumentException("a key has 1 to 255 characters of visible ASCII");
      }
    }

    public static boolean isKey(String text) {
      return VISIBLE_ASCII.matcher(text).matches();
    }
  }

  /**
   * @param replayed whether the certificate had been issued before this call
   */
  record Outcome(IssueCertificate.Issuance issuance, boolean replayed) {
    public Outcome {
      Objects.requireNonNull(issuance, "issuance");
    }
  }
}
