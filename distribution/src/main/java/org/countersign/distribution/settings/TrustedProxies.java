package org.countersign.distribution.settings;

import java.util.ArrayList;
import java.util.List;

/** From whom it is believed what they say of the client: reverse proxies, by their addresses. */
public final class TrustedProxies {

  private final List<AddressBlock> blocks;

  private TrustedProxies(List<AddressBlock> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * @param text addresses and blocks such as {@code 10.0.0.0/8}, with commas or blanks between
   * @throws SettingRefused when one is neither
   */
  static TrustedProxies read(String text) {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String each : text.strip().split("[,\\s]+", -1)) {
      blocks.add(
          AddressBlock.read(each)
              .orElseThrow(
                  () ->
                      new SettingRefused(
                          SettingName.TRUSTED_PROXIES.variable()
                              + " has '"
                              + each
                              + "'; IP addresses and blocks such as 10.0.0.0/8 are needed.")));
    }
    return new TrustedProxies(blocks);
  }

  static TrustedProxies none() {
    return new TrustedProxies(List.of());
  }

  /** Whether an address, as text, is one of theirs. */
  public boolean contains(String address) {
    return AddressBlock.address(address)
        .filter(found -> blocks.stream().anyMatch(block -> block.contains(found)))
        .isPresent();
  }
}
