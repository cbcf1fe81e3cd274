package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are weak by themselves, and keys that an administrator blocks. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeakKeysIT {

  private static final String BLOCKED_KEYS = "/api/v1/admin/blocked-keys";
  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
  private static final int PRIME_BITS = 1024;

  private final TestProject project;
  private final ApiClient admin;
  private final String profile;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("weak-keys"));

  WeakKeysIT(TestProject project) {
    this.project = project;
    this.admin = project.admin();
    profile = project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
  }

  private static String refusal(Answer answer) {
    return answer.expectError(400, "BadRequest").path("message").asText();
  }

  private String requestFor(String keyFile) {
    openSsl.run("req", "-new", "-key", keyFile, "-out", keyFile + ".csr", "-subj", "/CN=a.example");
    return openSsl.text(keyFile + ".csr");
  }

  @Test
  void refusesTheExponentThree() {
    openSsl.run("genrsa", "-3", "-out", "three.key", "2048");
    assertThat(refusal(project.issue(profile, requestFor("three.key"))))
        .isEqualTo(
            "RSA public exponent in CSR is 3; an odd number above 2^16 and below 2^256 is"
                + " required");
  }

  @Test
  void refusesClosePrimes() {
    BigInteger prime = prime();
    assertThat(refusal(project.issue(profile, requestFor(prime, nextPrime(prime)))))
        .isEqualTo(
            "RSA modulus in CSR is a product of two primes so close to each other that Fermat's"
                + " method finds them in round 1 of 100; make a new key with other software");
  }

  @ParameterizedTest
  @ValueSource(ints = {757, 31337, 65521})
  void refusesASmallFactor(int factor) {
    BigInteger small = BigInteger.valueOf(factor);
    assertThat(refusal(project.issue(profile, requestFor(cofactorOf(small), small))))
        .isEqualTo(
            "RSA modulus in CSR is divisible by "
                + factor
                + ": it is no product of two large primes; make a new key");
  }

  /** The product has 2048 bits. */
  private static BigInteger cofactorOf(BigInteger small) {
    BigInteger least = BigInteger.ONE.shiftLeft(2 * PRIME_BITS - 1).divide(small);
    return nextPrime(least.add(new BigInteger(least.bitLength() - 3, new SecureRandom())));
  }

  @ParameterizedTest(name = "{1} random bits in words of {0}")
  @CsvSource({"32, 8", "64, 16", "128, 16"})
  void refusesPrimesOfWordsThatAreNotFilled(int wordBits, int filledBits) {
    BigInteger p = sparsePrime(wordBits, filledBits);
    BigInteger q = sparsePrime(wordBits, filledBits);
    assertThat(refusal(project.issue(profile, requestFor(p, q))))
        .startsWith("RSA modulus in CSR is a polynomial in 2^")
        .endsWith(
            " with small coefficients, so that it can be factored; make a new key with other"
                + " software");
  }

  private static BigInteger sparsePrime(int wordBits, int filledBits) {
    BigInteger number = BigInteger.ZERO;
    for (int position = 0; position < PRIME_BITS; position += wordBits) {
      number = number.or(new BigInteger(filledBits, new SecureRandom()).shiftLeft(position));
    }
    return nextPrime(number.setBit(PRIME_BITS - 1).setBit(PRIME_BITS - 2));
  }

  @Test
  void refusesAModulusOfWhichMostBitsAreZeroes() {
    BigInteger p = nextPrime(randomBits(300).setBit(PRIME_BITS - 1).setBit(PRIME_BITS - 2));
    BigInteger q = nextPrime(p.setBit(PRIME_BITS - 3));
    assertThat(refusal(project.issue(profile, requestFor(p, q))))
        .startsWith("RSA modulus in CSR has a pattern that no random key has: ")
        .contains(" of its 2048 bits are ones; make a new key");
  }

  /** Its upper words are one word again and again, as far as a choice of the second prime goes. */
  @Test
  void refusesARepeatedWord() {
    BigInteger wanted = new BigInteger("9d3b51e7".repeat(64), 16);
    BigInteger p = prime();
    BigInteger q = nextPrime(wanted.divide(p));
    assertThat(refusal(project.issue(profile, requestFor(p, q))))
        .isEqualTo(
            "RSA modulus in CSR has a pattern that no random key has: it repeats itself after 32"
                + " bits; make a new key, with a working source of random numbers");
  }

  private static BigInteger randomBits(int bits) {
    return new BigInteger(bits, new SecureRandom()).setBit(bits - 1);
  }

  @Test
  void issuesForAnOrdinaryRsaKeyMadeInTheSameWay() {
    project.issue(profile, requestFor(prime(), prime())).ok();
  }

  /** The two highest bits set, so that a product has twice as many, and fit for the exponent. */
  private static BigInteger prime() {
    BigInteger start =
        new BigInteger(PRIME_BITS, new SecureRandom())
            .setBit(PRIME_BITS - 1)
            .setBit(PRIME_BITS - 2);
    return nextPrime(start);
  }

  private static BigInteger nextPrime(BigInteger number) {
    BigInteger prime = number.nextProbablePrime();
    return prime.mod(EXPONENT).equals(BigInteger.ONE) ? nextPrime(prime) : prime;
  }

  /** A CSR that openssl signs with a key of these primes. */
  private String requestFor(BigInteger p, BigInteger q) {
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger d = EXPONENT.modInverse(p1.multiply(q1));
    RSAPrivateCrtKeySpec numbers =
        new RSAPrivateCrtKeySpec(
            p.multiply(q), EXPONENT, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
    String file = RandomText.name("crafted");
    TestDirectory.write(openSsl.file(file), privateKeyPem(numbers));
    return requestFor(file);
  }

  private static String privateKeyPem(RSAPrivateCrtKeySpec numbers) {
    try {
      byte[] der = KeyFactory.getInstance("RSA").generatePrivate(numbers).getEncoded();
      String label = "PRIVATE" + " KEY";
      return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
          .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String spkiSha256(String certificate) {
    return sha256(Certificates.one(certificate).getPublicKey().getEncoded());
  }

  private static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode issued(Answer answer) {
    return answer.ok().path("certificate");
  }

  @Test
  void blocksTheKeyOfACertificateAndNamesWhatIsOnIt() {
    JsonNode certificate = issued(project.issue(profile, openSsl.request("leaked.example.com")));
    String pem = certificate.path("certificate").asText();

    JsonNode key =
        admin
            .post(BLOCKED_KEYS, Map.of("certificate", pem, "reason", "it leaked"))
            .ok()
            .path("blockedKey");

    assertThat(key.path("spkiSha256").asText()).isEqualTo(spkiSha256(pem));
    assertThat(key.path("code").asText()).isEqualTo("key-blocked");
    String path = BLOCKED_KEYS + "/" + key.path("id").asText();
    JsonNode found = admin.get(path).ok();
    assertThat(found.path("blockedKey")).isEqualTo(key);
    assertThat(found.path("totalCount").asInt()).isOne();
    JsonNode onKey = found.path("certificates").get(0);
    assertThat(onKey.path("id")).isEqualTo(certificate.path("certificateId"));
    assertThat(onKey.path("projectId").asText()).isEqualTo(project.id());
    assertThat(onKey.path("subject").asText()).isEqualTo("CN=leaked.example.com");
    assertThat(onKey.path("status").asText()).isEqualTo("active");
  }

  @Test
  void issuesForABlockedKeyOnlyWhenItIsOffTheListAgain() {
    String csr = openSsl.request("blocked.example.com");
    String publicKey = openSsl.run("pkey", "-in", "blocked.example.com.key", "-pubout");
    String path =
        BLOCKED_KEYS
            + "/"
            + admin
                .post(BLOCKED_KEYS, Map.of("publicKey", publicKey, "reason", "found on a forum"))
                .ok()
                .path("blockedKey")
                .path("id")
                .asText();

    JsonNode refused =
        project
            .issue(profile, csr)
            .expectError(
                400,
                "BadRequest",
                "The key in the CSR is blocked here: found on a forum; make a new key");

    JsonNode violation = refused.path("details").path("violations").get(0);
    assertThat(violation.path("code").asText()).isEqualTo("key-blocked");
    assertThat(violation.path("field").asText()).isEqualTo("publicKey");
    admin.delete(path).expect(200);
    project.issue(profile, csr).ok();
  }

  @Test
  void blocksAPublicKeyAsOpenSslWritesIt() {
    openSsl.request("public.example.com");
    String publicKey = openSsl.run("pkey", "-in", "public.example.com.key", "-pubout");
    Map<String, String> body = Map.of("publicKey", publicKey, "reason", "it leaked");

    JsonNode key = admin.post(BLOCKED_KEYS, body).ok().path("blockedKey");

    assertThat(
            admin
                .get(BLOCKED_KEYS + "?search=" + key.path("spkiSha256").asText())
                .ok()
                .path("blockedKeys"))
        .containsExactly(key);
    admin.post(BLOCKED_KEYS, body).expectError(409, "Conflict", "This key is blocked already");
    admin.delete(BLOCKED_KEYS + "/" + key.path("id").asText()).expect(200);
    admin.post(BLOCKED_KEYS, body).expect(200);
  }

  private JsonNode onBlockedKeys(boolean blocked, String commonName) {
    Map<String, Object> search =
        Map.of("projectId", project.id(), "blockedKey", blocked, "commonName", commonName);
    return admin.post("/api/v1/cert-manager/certificates/search", search).ok().path("certificates");
  }

  @Test
  void findsTheCertificatesWhoseKeyIsBlocked() {
    JsonNode certificate = issued(project.issue(profile, openSsl.request("found.example.com")));
    assertThat(onBlockedKeys(true, "found.example.com")).isEmpty();
    assertThat(onBlockedKeys(false, "found.example.com")).hasSize(1);

    Map<String, String> body =
        Map.of("certificate", certificate.path("certificate").asText(), "reason", "it leaked");
    admin.post(BLOCKED_KEYS, body).expect(200);

    assertThat(onBlockedKeys(true, "found.example.com").get(0).path("id"))
        .isEqualTo(certificate.path("certificateId"));
    assertThat(onBlockedKeys(false, "found.example.com")).isEmpty();
  }

  /** As the hash of a public list, made by openssl of the modulus that it prints. */
  @Test
  void blocksAllKeysWithTheModulusOfAList() {
    openSsl.run("genrsa", "-out", "listed.key", "2048");
    openSsl.run(
        "req", "-new", "-key", "listed.key", "-out", "listed.csr", "-subj", "/CN=listed.example");
    String csr = openSsl.text("listed.csr");
    JsonNode certificate = issued(project.issue(profile, csr));
    String modulus = openSsl.run("rsa", "-in", "listed.key", "-noout", "-modulus").strip();
    byte[] octets = HexFormat.of().parseHex(modulus.substring("Modulus=".length()));
    Map<String, Object> list =
        Map.of("modulusSha256s", List.of(sha256(octets)), "reason", "on a public list");

    assertThat(admin.post(BLOCKED_KEYS + "/import", list).ok().path("added").asInt()).isOne();

    assertThat(refusal(project.issue(profile, csr)))
        .isEqualTo("The key in the CSR is blocked here: on a public list; make a new key");
    assertThat(onBlockedKeys(true, "listed.example").get(0).path("id"))
        .isEqualTo(certificate.path("certificateId"));
    JsonNode key = admin.get(BLOCKED_KEYS + "?search=" + sha256(octets)).ok().path("blockedKeys");
    assertThat(key.get(0).path("modulusSha256").asText()).isEqualTo(sha256(octets));
    JsonNode found = admin.get(BLOCKED_KEYS + "/" + key.get(0).path("id").asText()).ok();
    assertThat(found.path("totalCount").asInt()).isOne();
  }

  @Test
  void importsAThousandHashes() {
    List<String> hashes = new SecureRandom().ints(1_000).mapToObj("%064x"::formatted).toList();
    Map<String, Object> body =
        Map.of("spkiSha256s", hashes, "code", "key-debian-weak", "reason", "RSA 2048, i386");
    long different = hashes.stream().distinct().count();

    assertThat(admin.post(BLOCKED_KEYS + "/import", body).ok().path("added").asLong())
        .isEqualTo(different);
    assertThat(admin.post(BLOCKED_KEYS + "/import", body).ok().path("alreadyBlocked").asLong())
        .isEqualTo(different);
  }

  @Test
  void isForOrganizationAdminsAlone() {
    ApiClient member = TestIdentity.member(admin).client();
    member
        .get(BLOCKED_KEYS)
        .expectError(403, "PermissionDenied", "You are not allowed to read on blocked-keys");
    member
        .post(BLOCKED_KEYS, Map.of("spkiSha256", "0".repeat(64), "reason", "mischief"))
        .expectError(403, "PermissionDenied", "You are not allowed to create on blocked-keys");
  }
}
