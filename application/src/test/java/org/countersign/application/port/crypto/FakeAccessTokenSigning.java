package org.countersign.application.port.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The claims as text, and an HMAC over it. */
public final class FakeAccessTokenSigning implements AccessTokenSigning {

  private static final Pattern TOKEN =
      Pattern.compile("[0-9a-f-]{36}_[0-9a-f-]{36}_-?[0-9]+_-?[0-9]+_[0-9a-f]{64}");

  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] newKey() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return key;
  }

  @Override
  public String sign(Claims claims, byte[] key) {
    String text =
        claims.tokenId()
            + ("_" + claims.identityId())
            + ("_" + claims.issuedAt().getEpochSecond())
            + ("_" + claims.expiresAt().getEpochSecond());
    return text + "_" + mac(text, key);
  }

  @Override
  public Optional<Claims> verify(String token, byte[] key) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    int end = token.lastIndexOf('_');
    if (!token.substring(end + 1).equals(mac(token.substring(0, end), key))) {
      return Optional.empty();
    }
    String[] parts = token.split("_");
    return Optional.of(
        new Claims(
            UUID.fromString(parts[0]),
            UUID.fromString(parts[1]),
            Instant.ofEpochSecond(Long.parseLong(parts[2])),
            Instant.ofEpochSecond(Long.parseLong(parts[3]))));
  }

  private static String mac(String text, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
