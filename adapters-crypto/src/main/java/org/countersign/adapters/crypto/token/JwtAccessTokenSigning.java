package org.countersign.adapters.crypto.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.application.port.crypto.AccessTokenSigning;

/**
 * Tokens whose header is always the same: {@code HS256}, {@code JWT}, nothing else.
 *
 * <p>What a token's header says is never followed, only compared (RFC 8725, 3.1 and 3.2): no other
 * algorithm, no key named or carried in it, no extension marked critical.
 */
public final class JwtAccessTokenSigning implements AccessTokenSigning {

  private static final String ISSUER = "countersign";

  /** As long as the hash that it is used with (RFC 7518, 3.2), and no shorter key is taken. */
  private static final int KEY_OCTETS = 32;

  /** Ours have some 300 characters. */
  private static final int MAX_CHARACTERS = 4096;

  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
  private static final Set<String> HEADER_PARAMETERS = Set.of("alg", "typ");

  private final SecureRandom random;

  public JwtAccessTokenSigning(SecureRandom random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public byte[] newKey() {
    byte[] key = new byte[KEY_OCTETS];
    random.nextBytes(key);
    return key;
  }

  @Override
  public String sign(Claims claims, byte[] key) {
    JWTClaimsSet content =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(claims.identityId().toString())
            .jwtID(claims.tokenId().toString())
            .issueTime(Date.from(claims.issuedAt().truncatedTo(ChronoUnit.SECONDS)))
            .expirationTime(Date.from(claims.expiresAt().truncatedTo(ChronoUnit.SECONDS)))
            .build();
    SignedJWT token = new SignedJWT(HEADER, content);
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the key cannot sign tokens", e);
    }
    return token.serialize();
  }

  @Override
  public Optional<Claims> verify(String token, byte[] key) {
    MACVerifier verifier = verifier(key);
    if (token.length() > MAX_CHARACTERS || !COMPACT.matcher(token).matches()) {
      return Optional.empty();
    }
    try {
      SignedJWT read = SignedJWT.parse(token);
      return isOurs(read.getHeader()) && isCanonical(read.getSignature()) && read.verify(verifier)
          ? claims(read.getJWTClaimsSet())
          : Optional.empty();
    } catch (ParseException | JOSEException | RuntimeException e) {
      // Whatever is wrong with a stranger's token, the answer is the same.
      return Optional.empty();
    }
  }

  private static MACVerifier verifier(byte[] key) {
    try {
      return new MACVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the key cannot verify tokens", e);
    }
  }

  /**
   * Of all the ways to spell the last character of the signature, the one whose unused bits are
   * zero.
   */
  private static boolean isCanonical(Base64URL signature) {
    return Base64URL.encode(signature.decode()).equals(signature);
  }

  private static boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.HS256.equals(header.getAlgorithm())
        && JOSEObjectType.JWT.equals(header.getType())
        && header.getIncludedParams().equals(HEADER_PARAMETERS);
  }

  private static Optional<Claims> claims(JWTClaimsSet content) {
    if (!ISSUER.equals(content.getIssuer())
        || content.getIssueTime() == null
        || content.getExpirationTime() == null) {
      return Optional.empty();
    }
    return uuid(content.getJWTID())
        .flatMap(
            tokenId ->
                uuid(content.getSubject())
                    .map(
                        identityId ->
                            new Claims(
                                tokenId,
                                identityId,
                                instant(content.getIssueTime()),
                                instant(content.getExpirationTime()))));
  }

  private static Instant instant(Date date) {
    return date.toInstant();
  }

  private static Optional<UUID> uuid(String text) {
    return Optional.ofNullable(text).map(UUID::fromString).filter(id -> id.toString().equals(text));
  }
}
