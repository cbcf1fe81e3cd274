package org.countersign.adapters.crypto.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.countersign.application.port.crypto.SecretHashing;

/**
 * Argon2id with 19 MiB, two passes and one lane, the least that OWASP's password storage cheat
 * sheet recommends.
 *
 * <p>So much memory is a lever for whoever asks for many logins at once; so only a few hashes are
 * worked out at a time, the others wait their turn.
 */
public final class Argon2SecretHashing implements SecretHashing {

  private static final int MEMORY_KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;

  /** RFC 9106, 3.1 recommends 16 octets of salt for passwords. */
  private static final int SALT_OCTETS = 16;

  private static final int TAG_OCTETS = 32;

  private final SecureRandom random;
  private final Semaphore turns;

  /**
   * @param atOnce how many hashes are worked out at the same time; each takes 19 MiB
   */
  public Argon2SecretHashing(SecureRandom random, int atOnce) {
    this.random = Objects.requireNonNull(random, "random");
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce is " + atOnce + "; 1 or more is allowed");
    }
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public String hash(String secret) {
    byte[] salt = random(SALT_OCTETS);
    Argon2Hash parameters =
        new Argon2Hash(MEMORY_KIBIBYTES, PASSES, LANES, salt, new byte[TAG_OCTETS]);
    return new Argon2Hash(MEMORY_KIBIBYTES, PASSES, LANES, salt, tag(secret, parameters)).phc();
  }

  @Override
  public boolean matches(String secret, String hash) {
    Optional<Argon2Hash> stored = Argon2Hash.parse(hash);
    return stored.isPresent()
        && MessageDigest.isEqual(tag(secret, stored.get()), stored.get().tag());
  }

  /** Random octets where a tag would stand: to meet them is to find a preimage. */
  @Override
  public String unmatchable() {
    return new Argon2Hash(MEMORY_KIBIBYTES, PASSES, LANES, random(SALT_OCTETS), random(TAG_OCTETS))
        .phc();
  }

  /** The tag of a secret under the parameters, salt and tag length of a hash. */
  private byte[] tag(String secret, Argon2Hash like) {
    byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
    turns.acquireUninterruptibly();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters(like));
      byte[] tag = new byte[like.tag().length];
      generator.generateBytes(octets, tag);
      return tag;
    } finally {
      turns.release();
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static Argon2Parameters parameters(Argon2Hash like) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(like.memoryKibibytes())
        .withIterations(like.passes())
        .withParallelism(like.lanes())
        .withSalt(like.salt())
        .build();
  }

  private byte[] random(int octets) {
    byte[] drawn = new byte[octets];
    random.nextBytes(drawn);
    return drawn;
  }
}
