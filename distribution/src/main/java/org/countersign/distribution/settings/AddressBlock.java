package org.countersign.distribution.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address, or all that begin with the same bits (RFC 4632, 3.1).
 *
 * @param bits how many of the address count
 */
record AddressBlock(InetAddress address, int bits) {

  private static final int OCTET_BITS = 8;

  /** Reads {@code 10.0.0.1}, {@code 10.0.0.0/8} or {@code fd00::/8}; empty for anything else. */
  static Optional<AddressBlock> read(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    int longest = address.map(InetAddress::getAddress).orElse(new byte[0]).length * OCTET_BITS;
    if (slash < 0) {
      return address.map(found -> new AddressBlock(found, longest));
    }
    String length = text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > longest) {
      return Optional.empty();
    }
    return address.map(found -> new AddressBlock(found, Integer.parseInt(length)));
  }

  /** Of its textual form; no name is looked up. */
  static Optional<InetAddress> address(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
        && !text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    int whole = bits / OCTET_BITS;
    int mask = 0xff00 >> bits % OCTET_BITS & 0xff;
    return mine.length == theirs.length
        && Arrays.equals(mine, 0, whole, theirs, 0, whole)
        && (mask == 0 || (mine[whole] & mask) == (theirs[whole] & mask));
  }
}
