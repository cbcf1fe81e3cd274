package org.countersign.adapters.crypto.asn1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/**
 * The extensions that say what a key is for: keyUsage, extKeyUsage and basicConstraints (RFC 5280,
 * 4.2.1).
 */
public final class Usages {

  private static final BigInteger MAX_PATH_LENGTH = BigInteger.valueOf(Integer.MAX_VALUE);

  private static final int MAX_KEY_PURPOSES = 64;

  private Usages() {}

  /**
   * KeyUsage (4.2.1.3).
   *
   * <p>The one place where DER is not insisted on: zero bits at the end of a named bit list (X.690,
   * 11.2.2) are read, for GnuTLS writes all nine bits always.
   */
  public static Set<KeyUsage> keyUsages(DerValue value) throws MalformedDer {
    return keyUsages(value, Deviations.gathered());
  }

  /** As {@link #keyUsages(DerValue)}, and says of zero bits at the end that they are there. */
  public static Set<KeyUsage> keyUsages(DerValue value, Deviations deviations) throws MalformedDer {
    byte[] content = value.expect(DerTag.BIT_STRING, "keyUsage").content();
    int bits = 8 * (content.length - 1) - content[0];
    Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    for (int bit = 0; bit < bits; bit++) {
      if (isSet(content, bit)) {
        usages.add(keyUsage(bit));
      }
    }
    if (bits > 0 && !isSet(content, bits - 1)) {
      deviations.found(
          "keyUsage", "keyUsage ends in zero bits; DER leaves them out of a named bit list");
    }
    if (usages.isEmpty()) {
      throw new MalformedDer("keyUsage has no bit set; at least one is to be");
    }
    return usages;
  }

  private static boolean isSet(byte[] content, int bit) {
    return (content[1 + bit / 8] & (0x80 >> (bit % 8))) != 0;
  }

  private static KeyUsage keyUsage(int bit) throws MalformedDer {
    return Arrays.stream(KeyUsage.values())
        .filter(usage -> usage.bit() == bit)
        .findFirst()
        .orElseThrow(
            () -> new MalformedDer("keyUsage has bit " + bit + " set, which means nothing"));
  }

  /** ExtKeyUsageSyntax (4.2.1.12). */
  public static List<ExtendedKeyUsage> extendedKeyUsages(DerValue value) throws MalformedDer {
    DerCursor cursor = value.sequence("extKeyUsage").atMost(MAX_KEY_PURPOSES);
    List<ExtendedKeyUsage> usages = new ArrayList<>();
    do {
      usages.add(extendedKeyUsage(cursor.next("KeyPurposeId").objectIdentifier("KeyPurposeId")));
    } while (cursor.hasNext());
    return usages;
  }

  private static ExtendedKeyUsage extendedKeyUsage(String oid) throws MalformedDer {
    return ExtendedKeyUsage.ofWireName(oid)
        .orElseThrow(
            () -> new MalformedDer("a KeyPurposeId in extKeyUsage is longer than it may be"));
  }

  /** BasicConstraints (4.2.1.9). */
  public static BasicConstraints basicConstraints(DerValue value) throws MalformedDer {
    return basicConstraints(value, Deviations.REFUSED);
  }

  /** As {@link #basicConstraints(DerValue)}, but for deviations that are taken. */
  public static BasicConstraints basicConstraints(DerValue value, Deviations deviations)
      throws MalformedDer {
    DerCursor cursor = value.sequence("basicConstraints");
    Optional<DerValue> ca = cursor.nextIf(DerTag.BOOLEAN);
    boolean isCa = ca.isPresent() && ca.get().bool("cA");
    if (ca.isPresent() && !isCa) {
      deviations.found(
          "basicConstraints",
          "cA FALSE is written out in basicConstraints; DER leaves a default out");
    }
    Optional<DerValue> pathLength = cursor.nextIf(DerTag.INTEGER);
    cursor.end();
    if (pathLength.isEmpty()) {
      return new BasicConstraints(isCa, OptionalInt.empty());
    }
    if (!isCa) {
      throw new MalformedDer("basicConstraints has a pathLenConstraint without cA TRUE");
    }
    return new BasicConstraints(true, OptionalInt.of(pathLength(pathLength.get())));
  }

  private static int pathLength(DerValue value) throws MalformedDer {
    BigInteger length = value.integer("pathLenConstraint");
    if (length.signum() < 0 || length.compareTo(MAX_PATH_LENGTH) > 0) {
      throw new MalformedDer("pathLenConstraint is not between 0 and " + MAX_PATH_LENGTH);
    }
    return length.intValue();
  }
}
