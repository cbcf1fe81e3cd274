package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,10.1.2.3,true",
    "10.1.2.3,10.1.2.4,false",
    "10.0.0.0/8,10.255.0.1,true",
    "10.0.0.0/8,11.0.0.1,false",
    "10.0.0.0/9,10.127.0.1,true",
    "10.0.0.0/9,10.128.0.1,false",
    "0.0.0.0/0,192.0.2.1,true",
    "0.0.0.0/0,::1,false",
    "::1,0:0:0:0:0:0:0:1,true",
    "fd00::/8,fdff::1,true",
    "fd00::/8,fc00::1,false",
    "10.1.2.3/32,10.1.2.3,true",
    "10.1.2.3/31,10.1.2.2,true",
    "10.1.2.3,localhost,false",
    "10.1.2.3,unknown,false"
  })
  void areKnownByTheirAddresses(String text, String address, boolean trusted) {
    assertThat(TrustedProxies.read(text).contains(address)).isEqualTo(trusted);
  }

  @Test
  void areAnyOfAList() {
    TrustedProxies proxies = TrustedProxies.read("10.1.2.3, fd00::/8\t192.0.2.0/24");
    assertThat(proxies.contains("10.1.2.3")).isTrue();
    assertThat(proxies.contains("fd00::1")).isTrue();
    assertThat(proxies.contains("192.0.2.200")).isTrue();
    assertThat(proxies.contains("192.0.3.1")).isFalse();
    assertThat(TrustedProxies.none().contains("127.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "10.0.0",
        "10.0.0.0/33",
        "fd00::/129",
        "10.0.0.0/",
        "1.2.3.4,",
        "a:b",
        "300.1.1.1"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> TrustedProxies.read(text))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining("COUNTERSIGN_TRUSTED_PROXIES");
  }
}
