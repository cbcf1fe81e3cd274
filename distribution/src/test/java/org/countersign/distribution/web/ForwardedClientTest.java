package org.countersign.distribution.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedClientTest {

  private static final Predicate<String> PROXY = address -> address.startsWith("10.");

  private static List<String> values(String text) {
    return text == null ? List.of() : List.of(text.split("\\|", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "192.0.2.1 » 192.0.2.1",
        "192.0.2.1, 10.0.0.1 » 192.0.2.1",
        "6.6.6.6, 192.0.2.1, 10.0.0.1, 10.0.0.2 » 192.0.2.1",
        "6.6.6.6|192.0.2.1|10.0.0.1 » 192.0.2.1",
        "10.0.0.3, 10.0.0.1 » 10.0.0.3",
        "192.0.2.1:4711 » 192.0.2.1",
        "2001:db8::1 » 2001:db8::1",
        "[2001:db8::1]:4711 » 2001:db8::1",
        "6.6.6.6, unknown » ",
        "6.6.6.6, <script> » "
      })
  void isTheLastThatIsNoProxy(String addresses, String expected) {
    ForwardedClient client =
        ForwardedClient.read(List.of(), values(addresses), List.of(), List.of(), PROXY);
    assertThat(client.address()).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "for=192.0.2.1 » 192.0.2.1 » » ",
        "For=192.0.2.1;Proto=HTTPS;host=\"a.example:8443\";by=10.0.0.1 » 192.0.2.1 » https » a.example:8443",
        "for=6.6.6.6;proto=http, for=192.0.2.1;proto=https, for=10.0.0.1 » 192.0.2.1 » https » ",
        "for=\"[2001:db8::1]:4711\" » 2001:db8::1 » » ",
        "for=_hidden;proto=ftp;host=\"a b\" » » » ",
        "nonsense » » » "
      })
  void isReadAsRfc7239HasIt(String forwarded, String address, String scheme, String host) {
    assertThat(ForwardedClient.read(values(forwarded), List.of(), List.of(), List.of(), PROXY))
        .isEqualTo(
            new ForwardedClient(
                Optional.ofNullable(address),
                Optional.ofNullable(scheme),
                Optional.ofNullable(host)));
  }

  @Test
  void hasTheSchemeAndHostOfTheLastProxy() {
    assertThat(
            ForwardedClient.read(
                List.of(),
                List.of("192.0.2.1"),
                List.of("http, https"),
                List.of("a.example"),
                PROXY))
        .isEqualTo(
            new ForwardedClient(
                Optional.of("192.0.2.1"), Optional.of("https"), Optional.of("a.example")));
  }

  /** Else a client could write the one that its proxy does not. */
  @Test
  void isUnknownWhereTheTwoKindsDisagree() {
    assertThat(
            ForwardedClient.read(
                List.of("for=6.6.6.6"), List.of("192.0.2.1"), List.of(), List.of(), PROXY))
        .isEqualTo(ForwardedClient.UNKNOWN);
    assertThat(
            ForwardedClient.read(
                    List.of("for=192.0.2.1"), List.of("192.0.2.1"), List.of(), List.of(), PROXY)
                .address())
        .contains("192.0.2.1");
  }
}
