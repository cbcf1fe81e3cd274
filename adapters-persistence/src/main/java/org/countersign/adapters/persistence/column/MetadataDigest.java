package org.countersign.adapters.persistence.column;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.countersign.domain.issuance.Metadata;

/** The SHA-256 by which a pair of metadata is found: the text itself does not fit in an index. */
public final class MetadataDigest {

  private MetadataDigest() {}

  public static byte[] of(Metadata metadata) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] key = metadata.key().getBytes(StandardCharsets.UTF_8);
      // The length first: no two pairs run together into the same octets.
      digest.update((key.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(key);
      digest.update(metadata.value().getBytes(StandardCharsets.UTF_8));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
