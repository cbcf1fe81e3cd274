package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.pem;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * Valid CSRs with anything done to them, one after another: octets, lengths and lines changed, or
 * the structure changed and signed anew, so that it is read, judged and perhaps certified.
 */
public final class MutatedRequests {

  private static final KeyPair KEYS = TestKeys.shared(KeyAlgorithm.EC_P256);
  private static final byte[] ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
  private static final String CN = "2.5.4.3";

  private static final int[] TAGS = {
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x12, 0x13, 0x14, 0x16, 0x17, 0x1a, 0x1c, 0x1e, 0x30,
    0x31, 0x80, 0x81, 0x82, 0x86, 0x87, 0x88, 0xa0, 0xa3, 0xa4, 0xa5
  };

  private static final List<byte[]> CONTENTS =
      List.of(
          utf8(""),
          utf8("*"),
          utf8("*.a.example"),
          utf8("b.example."),
          utf8("a\0b"),
          utf8("a@b.example"),
          utf8("https://a.example/?q=%41#f"),
          utf8("xn--nxasmq6b.example"),
          utf8("İı\u0301\ufdfa\u202e"),
          utf8("DE"),
          utf8("x".repeat(64)),
          utf8("x".repeat(65)),
          new byte[] {10, 0, 0, 1},
          new byte[16],
          new byte[] {(byte) 0xff},
          new byte[] {0, 0, (byte) 0xd8, 0},
          new byte[] {0x2a, 3, (byte) 0x80, 4},
          new byte[] {0x55, 0x1d, 0x0f},
          new byte[] {0x55, 0x1d, 0x11},
          new byte[] {0x55, 0x1d, 0x13},
          new byte[] {0x55, 4, 3},
          new byte[] {0x55, 4, 10});

  private final Random random;
  private final List<byte[]> seeds = seeds();
  private final List<DerTree> infos =
      seeds.stream().map(DerTree::read).map(request -> request.children.get(0)).toList();

  /**
   * @param seed the same one gives the same changes, though not the same keys
   */
  public MutatedRequests(long seed) {
    this.random = new Random(seed);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> seeds() {
    byte[] usages = bitString(5, new byte[] {(byte) 0xa0});
    return List.of(
        aCertificationRequest().der(),
        aCertificationRequest()
            .withNames(
                context(2, utf8("a.example")),
                context(2, utf8("*.b.example")),
                context(1, utf8("a@b.example")),
                context(6, utf8("https://a.example/b")),
                context(7, new byte[] {10, 0, 0, 1}))
            .withExtension("2.5.29.15", true, usages)
            .withExtension("2.5.29.37", false, sequence(oid("1.3.6.1.5.5.7.3.1")))
            .der(),
        aCertificationRequest()
            .withSubjectPart(
                set(attribute(CN, text(0x0c, "b")), attribute("2.5.4.11", text(0x13, "Unit"))))
            .withAttribute(attribute("2.5.4.10", text(0x0c, "Organisation")))
            .withDnsName("c.example")
            .withRequestAttribute("1.2.840.113549.1.9.7", text(0x0c, "challenge"))
            .der());
  }

  /** The next one, as PEM, or as what was PEM once. */
  public String next() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> pem(octetsChanged(one(seeds)));
      case 2 -> pem(spliced());
      case 3 -> textChanged(pem(one(seeds)));
      default -> pem(signedAnew());
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private byte[] octetsChanged(byte[] der) {
    byte[] changed = der;
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      changed = octetChanged(changed);
    }
    return changed;
  }

  private byte[] octetChanged(byte[] der) {
    int at = random.nextInt(der.length);
    byte[] changed = der.clone();
    switch (random.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt();
      // Most of the first thirty octets are tags and lengths.
      case 2 ->
          changed[random.nextInt(Math.min(30, der.length))] = (byte) (0x80 + random.nextInt(5));
      case 3 -> changed = without(der, at, Math.min(der.length, at + 1 + random.nextInt(4)));
      case 4 -> changed = DerWriter.join(head(der, at), one(CONTENTS), tail(der, at));
      default -> changed = at == 0 ? der : head(der, at);
    }
    return changed.length == 0 ? der : changed;
  }

  private static byte[] head(byte[] octets, int end) {
    return Arrays.copyOf(octets, end);
  }

  private static byte[] tail(byte[] octets, int start) {
    return Arrays.copyOfRange(octets, start, octets.length);
  }

  private static byte[] without(byte[] octets, int start, int end) {
    return DerWriter.join(head(octets, start), tail(octets, end));
  }

  private byte[] spliced() {
    byte[] front = one(seeds);
    byte[] back = one(seeds);
    return DerWriter.join(
        head(front, 1 + random.nextInt(front.length - 1)), tail(back, random.nextInt(back.length)));
  }

  private String textChanged(String pem) {
    StringBuilder text = new StringBuilder(pem);
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) (1 + random.nextInt(0x7f)));
        case 1 -> text.insert(at, random.nextBoolean() ? "\n" : "\r\n");
        case 2 -> text.deleteCharAt(at);
        case 3 -> text.insert(at, "-----BEGIN CERTIFICATE REQUEST-----\n");
        default -> text.insert(at, (char) (1 + random.nextInt(0xd7ff)));
      }
    }
    return text.toString();
  }

  /** Its subject and its attributes may be anything; its key is its own, its lengths are right. */
  private byte[] signedAnew() {
    DerTree info = one(infos).copy();
    // One in two is changed once: of what is changed more often, little is read to its end.
    for (int changes = random.nextInt(4) / 2 * random.nextInt(3); changes >= 0; changes--) {
      changeStructure(random.nextBoolean() ? info.children.get(1) : info.children.get(3));
    }
    byte[] octets = info.write();
    byte[] signature = TestKeys.sign(KEYS.getPrivate(), SignatureAlgorithm.ECDSA_SHA256, octets);
    return sequence(octets, ECDSA_SHA256, bitString(0, signature));
  }

  private void changeStructure(DerTree root) {
    DerTree changed = one(root.all());
    switch (random.nextInt(7)) {
      case 0 -> changed.tag = changed == root ? root.tag : TAGS[random.nextInt(TAGS.length)];
      case 1 -> {
        changed.children.clear();
        changed.content = one(CONTENTS);
      }
      case 2 -> {
        changed.children.clear();
        changed.content = noise();
      }
      case 3 -> changed.children.add(one(one(infos).all()).copy());
      case 4 -> {
        if (!changed.children.isEmpty()) {
          changed.children.add(one(changed.children).copy());
        }
      }
      case 5 -> {
        if (!changed.children.isEmpty()) {
          changed.children.remove(random.nextInt(changed.children.size()));
          changed.content = new byte[0];
        }
      }
      default ->
          changed.children.add(DerTree.leaf(TAGS[random.nextInt(TAGS.length)], one(CONTENTS)));
    }
  }

  private byte[] noise() {
    ByteArrayOutputStream noise = new ByteArrayOutputStream();
    int most = random.nextInt(20) == 0 ? 3000 : 40;
    boolean letters = random.nextBoolean();
    for (int left = random.nextInt(most); left > 0; left--) {
      noise.write(letters ? "abc-.*@:/ 09".charAt(random.nextInt(12)) : random.nextInt());
    }
    return noise.toByteArray();
  }
}
