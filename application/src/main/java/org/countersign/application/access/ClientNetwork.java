package org.countersign.application.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.countersign.domain.audit.Origin;

/**
 * Whom an address stands for. Of IPv6 that is the first 64 bits: whoever has one such address has
 * all 2^64 of its network.
 */
final class ClientNetwork {

  private static final int NETWORK_OCTETS = 8;

  /** For all of whom no address is known. */
  private static final String UNKNOWN = "";

  private ClientNetwork() {}

  /** Of an IPv4 or IPv6 address in any spelling; anything else stands for itself. */
  static String of(Origin origin) {
    return origin.address().map(ClientNetwork::of).orElse(UNKNOWN);
  }

  private static String of(String address) {
    // Only what has a colon, so that no name is looked up.
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress read = InetAddress.getByName(address);
      return read instanceof Inet6Address
          ? HexFormat.of().formatHex(read.getAddress(), 0, NETWORK_OCTETS)
          : read.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
