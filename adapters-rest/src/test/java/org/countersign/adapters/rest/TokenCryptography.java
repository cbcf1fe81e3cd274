package org.countersign.adapters.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.application.access.AccessUseCases;
import org.countersign.application.port.crypto.AccessTokenSigning;
import org.countersign.application.port.crypto.SecretHashing;
import org.countersign.application.port.crypto.SecretSealing;

/** Just enough cryptography, with the JDK alone, for real logins in these tests. */
final class TokenCryptography {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TokenCryptography() {}

  static AccessUseCases.Cryptography ofTheJdk() {
    return new AccessUseCases.Cryptography(new Digests(), new NotSealed(), new MacTokens(), RANDOM);
  }

  private static byte[] random() {
    byte[] octets = new byte[32];
    RANDOM.nextBytes(octets);
    return octets;
  }

  private static String mac(String text, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Digests implements SecretHashing {

    @Override
    public String hash(String secret) {
      String salt = Base64.getEncoder().encodeToString(random());
      return salt + ":" + mac(secret, salt.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean matches(String secret, String hash) {
      String salt = hash.substring(0, hash.indexOf(':'));
      String expected = salt + ":" + mac(secret, salt.getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String unmatchable() {
      return "x:";
    }
  }

  private static final class NotSealed implements SecretSealing {

    @Override
    public byte[] seal(byte[] secret, String purpose) {
      return secret.clone();
    }

    @Override
    public byte[] open(byte[] sealed, String purpose) {
      return sealed.clone();
    }
  }

  /** Tokens of the form {@code jti.sub.iat.exp.mac}. */
  private static final class MacTokens implements AccessTokenSigning {

    @Override
    public byte[] newKey() {
      return random();
    }

    @Override
    public String sign(Claims claims, byte[] key) {
      String content =
          String.join(
              ".",
              claims.tokenId().toString(),
              claims.identityId().toString(),
              Long.toString(claims.issuedAt().getEpochSecond()),
              Long.toString(claims.expiresAt().getEpochSecond()));
      return content + "." + mac(content, key);
    }

    @Override
    public Optional<Claims> verify(String token, byte[] key) {
      int end = token.lastIndexOf('.');
      if (end < 0 || !mac(token.substring(0, end), key).equals(token.substring(end + 1))) {
        return Optional.empty();
      }
      String[] parts = token.split("\\.");
      return Optional.of(
          new Claims(
              UUID.fromString(parts[0]),
              UUID.fromString(parts[1]),
              Instant.ofEpochSecond(Long.parseLong(parts[2])),
              Instant.ofEpochSecond(Long.parseLong(parts[3]))));
    }
  }
}
