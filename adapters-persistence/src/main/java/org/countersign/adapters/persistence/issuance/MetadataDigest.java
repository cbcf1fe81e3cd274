package org.countersign.adapters.persistence.issuance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.countersign.domain.issuance.Metadata;

/** By what a pair of metadata is found: SHA-256 over its key and value, lower-case hex. */
final class MetadataDigest {

  private MetadataDigest() {}

  static String of(Metadata metadata) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] key = metadata.key().getBytes(StandardCharsets.UTF_8);
      // The length first: no two pairs run together into the same octets.
      digest.update((key.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(key);
      digest.update(metadata.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
