package org.countersign.adapters.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.AccessTokenSigning;
import org.countersign.application.port.crypto.AccessTokenSigningContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JwtAccessTokenSigningTest implements AccessTokenSigningContract {

  private static final byte[] KEY = new JwtAccessTokenSigning(new SecureRandom()).newKey();

  private final AccessTokenSigning signing = new JwtAccessTokenSigning(new SecureRandom());

  @Override
  public AccessTokenSigning signing() {
    return signing;
  }

  @Test
  void writesTheHeaderAndTheClaimsOfRfc7519() {
    String[] parts = signing.sign(CLAIMS, KEY).split("\\.");

    assertThat(text(parts[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    assertThat(text(parts[1]))
        .contains("\"iss\":\"countersign\"")
        .contains("\"jti\":\"" + CLAIMS.tokenId() + "\"")
        .contains("\"sub\":\"" + CLAIMS.identityId() + "\"")
        .contains("\"iat\":1893456000")
        .contains("\"exp\":1896048000");
  }

  private static String text(String base64Url) {
    return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8);
  }

  @Test
  void refusesTheTokenOfTheAlgorithmNone() {
    String[] parts = signing.sign(CLAIMS, KEY).split("\\.");
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(signing.verify(none + "." + parts[1] + ".", KEY)).isEmpty();
    assertThat(signing.verify(none + "." + parts[1] + "." + parts[2], KEY)).isEmpty();
  }

  /** Each is signed with the right key, and yet not a token of ours. */
  @ParameterizedTest
  @MethodSource("oddTokens")
  void refusesWhatItWouldNotHaveWritten(String what, String token) {
    assertThat(signing.verify(token, KEY)).as(what).isEmpty();
  }

  static Stream<Arguments> oddTokens() throws Exception {
    return Stream.of(
        Arguments.of("another hash", token(header().build(JWSAlgorithm.HS384), claims().build())),
        Arguments.of(
            "another type",
            token(header().type(new JOSEObjectType("at+jwt")).build(), claims().build())),
        Arguments.of("a key id", token(header().keyID("1").build(), claims().build())),
        Arguments.of("another issuer", token(header().build(), claims().issuer("x").build())),
        Arguments.of("no issuer", token(header().build(), claims().issuer(null).build())),
        Arguments.of("no subject", token(header().build(), claims().subject(null).build())),
        Arguments.of("a name", token(header().build(), claims().subject("alice").build())),
        Arguments.of("a short UUID", token(header().build(), claims().jwtID("1-1-1-1-1").build())),
        Arguments.of("no id", token(header().build(), claims().jwtID(null).build())),
        Arguments.of("no expiry", token(header().build(), claims().expirationTime(null).build())),
        Arguments.of("no issue time", token(header().build(), claims().issueTime(null).build())),
        Arguments.of(
            "too long", token(header().build(), claims().claim("x", "y".repeat(4096)).build())));
  }

  /** A header like ours. */
  private static HeaderBuilder header() {
    return new HeaderBuilder();
  }

  private static final class HeaderBuilder {
    private JOSEObjectType type = JOSEObjectType.JWT;
    private String keyId;

    HeaderBuilder type(JOSEObjectType value) {
      type = value;
      return this;
    }

    HeaderBuilder keyID(String value) {
      keyId = value;
      return this;
    }

    JWSHeader build() {
      return build(JWSAlgorithm.HS256);
    }

    JWSHeader build(JWSAlgorithm algorithm) {
      return new JWSHeader.Builder(algorithm).type(type).keyID(keyId).build();
    }
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("countersign")
        .subject(CLAIMS.identityId().toString())
        .jwtID(CLAIMS.tokenId().toString())
        .issueTime(Date.from(CLAIMS.issuedAt()))
        .expirationTime(Date.from(CLAIMS.expiresAt()));
  }

  private static String token(JWSHeader header, JWTClaimsSet claims) throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    // HS384 wants 384 bits of key: then it is not even the same key.
    byte[] key = header.getAlgorithm().equals(JWSAlgorithm.HS256) ? KEY : new byte[48];
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  @Test
  void readsTheTokenThatTheOddOnesDifferFrom() throws Exception {
    assertThat(signing.verify(token(header().build(), claims().build()), KEY)).contains(CLAIMS);
  }

  @Test
  void takesNoKeyShorterThan256Bits() {
    assertThatThrownBy(() -> signing.sign(CLAIMS, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> signing.verify("a.b.c", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
