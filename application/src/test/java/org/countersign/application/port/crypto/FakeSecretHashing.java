package org.countersign.application.port.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** One salted SHA-256: as one-way as the real one, and quick. */
public final class FakeSecretHashing implements SecretHashing {

  private static final String PREFIX = "$fake$";

  @Override
  public String hash(String secret) {
    String salt = UUID.randomUUID().toString();
    return PREFIX + salt + "$" + digest(salt + secret);
  }

  @Override
  public boolean matches(String secret, String hash) {
    int end = hash.lastIndexOf('$');
    if (!hash.startsWith(PREFIX) || end < PREFIX.length()) {
      return false;
    }
    String salt = hash.substring(PREFIX.length(), end);
    return hash.substring(end + 1).equals(digest(salt + secret));
  }

  @Override
  public String unmatchable() {
    return PREFIX + UUID.randomUUID() + "$" + digest(UUID.randomUUID().toString());
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
