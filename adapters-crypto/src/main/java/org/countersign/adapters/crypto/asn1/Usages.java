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
    byte[] content = value.expect(DerTag.BIT_STRING, "keyUsage").content();
    Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    for (int bit = 0; bit < 8 * (content.length - 1); bit++) {
      if ((content[1 + bit / 8] & (0x80 >> (bit % 8))) != 0) {
        usages.add(keyUsage(bit));
      }
    }
    if (usages.isEmpty()) {
      throw new MalformedDer("keyUsage has no bit set; at least one is to be");
    }
    return usages;
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
    DerCursor cursor = value.sequence("basicConstraints");
    Optional<DerValue> ca = cursor.nextIf(DerTag.BOOLEAN);
    if (ca.isPresent() && !ca.get().bool("cA")) {
      throw new MalformedDer(
          "cA FALSE is written out in basicConstraints; DER leaves a default out");
    }
    Optional<DerValue> pathLength = cursor.nextIf(DerTag.INTEGER);
    cursor.end();
    if (pathLength.isEmpty()) {
      return new BasicConstraints(ca.isPresent(), OptionalInt.empty());
    }
    if (ca.isEmpty()) {
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
