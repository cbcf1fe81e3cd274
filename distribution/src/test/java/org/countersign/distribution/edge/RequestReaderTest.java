package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the texts here {@code |} is CR LF, {@code ^} is CR, {@code $} is LF and {@code °} is NUL. */
class RequestReaderTest {

  private static final String LOGIN = "POST /login HTTP/1.1|Host: a|";
  private static final String CANARY = "GET /canary HTTP/1.1|Host: a||";

  private static String octets(String text) {
    return text.replace("|", "\r\n").replace('^', '\r').replace('$', '\n').replace('°', '\0');
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "GET / HTTP/1.1|Host: a||",
        "GET / HTTP/1.0||",
        "GET /a/b-c._~!&'()*+,=: HTTP/1.1|Host: a||",
        "GET /a?b=%C3%A9&c=[]{}<> HTTP/1.1|Host: a:8080||",
        "GET http://a:80/b HTTP/1.1|Host: [::1]:80||",
        "GET / HTTP/1.1|Host: a|X-Empty:|X-Tab: \ta\tb \t||",
        "OPTIONS /a HTTP/1.1|Host: a||",
        "DELETE /a HTTP/1.1|Host: a|Content-Length: 2||{}",
        "POST / HTTP/1.1|Host: a|content-LENGTH: \t5 ||12345",
        "POST / HTTP/1.1|Host: a|Content-Length: 0||",
        "POST / HTTP/1.1|Host: a|Content-Length: 007||1234567",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: Chunked||5|12345|0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||a|1234567890|00000000|X: y||",
        "POST / HTTP/1.1|Host: a|Expect: 100-Continue|Content-Length: 1||1",
        "|GET / HTTP/1.1|Host: a||",
        "|POST / HTTP/1.1|Host: a|Content-Length: 5||12345"
      })
  void handsOnOneRequestAtATime(String request) {
    String octets = octets(request);
    String two = octets + octets(CANARY);
    for (int length = 1; length <= two.length(); length++) {
      Stream stream = Stream.read(two, length);
      assertThat(stream.refusal()).isEmpty();
      assertThat(stream.requests()).containsExactly(octets.stripLeading(), octets(CANARY));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "GET / HTTP/1.1$Host: a$$ » bare CR or LF",
        "GET / HTTP/1.1|Host: a$X: y|| » bare CR or LF",
        "GET / HTTP/1.1|Host: a|X: y^z|| » bare CR or LF",
        "GET / HTTP/1.1|Host: a|X: y°|| » bare CR or LF, or NUL",
        "GET / HTTP/1.1|Host: a|X: y| z|| » folded",
        "GET / HTTP/1.1| Host: a|| » folded",
        "GET / HTTP/1.1|Host : a|| » without blanks before it",
        "GET / HTTP/1.1|Host: a|X(Y): z|| » a name, a colon",
        "GET / HTTP/1.1|Host: a|: z|| » a name, a colon",
        "GET / HTTP/1.1|Host: a|X|| » a name, a colon",
        "GET / HTTP/1.1|Host: a|X: é|| » visible ASCII",
        "GET / HTTP/1.1|| » Host is missing",
        "GET / HTTP/1.1|Host: a|Host: a|| » Host is there twice",
        "GET / HTTP/1.1|Host:|| » Host is not",
        "GET / HTTP/1.1|Host: a/b|| » Host is not",
        "GET / HTTP/1.1|Host: u@a|| » Host is not",
        "GET / HTTP/1.1|Host: a:b|| » Host is not",
        "GET / HTTP/1.1|Host: a:65536|| » Host is not",
        "GET / HTTP/1.1|Host: [::1|| » Host is not",
        "GET /| » one blank between",
        "GET  / HTTP/1.1| » one blank between",
        "GET / HTTP/1.1 | » HTTP version",
        "GET / http/1.1| » HTTP version",
        "GET / HTTP/1.10| » HTTP version",
        "GET / HTTP/1.2| » speaks HTTP/1.1",
        "PRI * HTTP/2.0| » speaks HTTP/1.1",
        "TRACE / HTTP/1.1| » this method",
        "CONNECT a:80 HTTP/1.1| » this method",
        "BREW / HTTP/1.1| » this method",
        "get / HTTP/1.1| » this method",
        "^a » bare CR or LF",
        "° » bare CR or LF, or NUL",
        "éGET / » not HTTP",
        "(GET / » not HTTP",
        "OPTIONS * HTTP/1.1| » must begin with /",
        "GET a HTTP/1.1| » must begin with /",
        "GET ftp://a/b HTTP/1.1| » must begin with /",
        "GET http:///b HTTP/1.1| » must begin with /",
        "GET http://u@a/b HTTP/1.1| » must begin with /"
      })
  void refusesAHeadWithMoreThanOneReading(String head, String refusal) {
    refusesInAnyPieces(octets(head), refusal);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "/a%zz » two hexadecimal digits",
        "/a% » two hexadecimal digits",
        "/a%4 » two hexadecimal digits",
        "/a?b=%4 » two hexadecimal digits",
        "/%ff » not UTF-8",
        "/%c0%ae » not UTF-8",
        "/%e2%82 » not UTF-8",
        "/%ed%a0%80 » not UTF-8",
        "/a?b=%ff » not UTF-8",
        "/%00 » control character",
        "/a%2fb » encoded slash",
        "/a%5Cb » encoded slash",
        "/a;b=c » path parameter",
        "/..;/a » path parameter",
        "//a » empty segment",
        "/a//b » empty segment",
        "/./a » dot segment",
        "/a/.. » dot segment",
        "/a/%2e%2E/b » dot segment",
        "/a#b » must be percent-encoded",
        "/a?b#c » must be percent-encoded",
        "/a\\b » must be percent-encoded",
        "/{a} » must be percent-encoded",
        "/é » must be percent-encoded",
        "/?é » must be percent-encoded"
      })
  void refusesATargetWithMoreThanOneReading(String target, String refusal) {
    refusesInAnyPieces("GET " + target + " HTTP/1.1\r\n", refusal);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "Content-Length: 5|Content-Length: 5 » there twice",
        "Content-Length: 5|content-length: 6 » there twice",
        "Content-Length: 5, 5 » one decimal number",
        "Content-Length: +5 » one decimal number",
        "Content-Length: -5 » one decimal number",
        "Content-Length: 0x5 » one decimal number",
        "Content-Length: 5 5 » one decimal number",
        "Content-Length: 5.0 » one decimal number",
        "Content-Length: » one decimal number",
        "Content-Length: 18446744073709551616 » one decimal number",
        "Content-Length: 5|Transfer-Encoding: chunked » contradict",
        "Transfer-Encoding: chunked|Content-Length: 5 » contradict",
        "Transfer-Encoding: identity, chunked » not chunked",
        "Transfer-Encoding: chunked, identity » not chunked",
        "Transfer-Encoding: xchunked » not chunked",
        "Transfer-Encoding: chunked,chunked » not chunked",
        "Transfer-Encoding: chunked;a=b » not chunked",
        "Transfer-Encoding: identity » not chunked",
        "Transfer-Encoding: » not chunked",
        "Transfer-Encoding:\u000bchunked » visible ASCII",
        "Transfer-Encoding : chunked » without blanks",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked » there twice",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity » there twice",
        "Expect: 200-ok » only expectation",
        "Upgrade: h2c|Upgrade: websocket » there twice"
      })
  void refusesABodyWhoseEndHasMoreThanOneReading(String fields, String refusal) {
    refusesInAnyPieces(octets(LOGIN + fields + "||"), refusal);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '»',
      value = {
        "5;a=b|12345|0|| » extensions are not taken",
        "5 |12345|0|| » extensions are not taken",
        "' 5|12345|0||' » extensions are not taken",
        "+5|12345|0|| » extensions are not taken",
        "0x5|12345|0|| » extensions are not taken",
        "-1|12345|0|| » extensions are not taken",
        "|5|12345|0|| » extensions are not taken",
        "5$12345|0|| » extensions are not taken",
        "5^12345|0|| » extensions are not taken",
        "zz| » extensions are not taken",
        "100000005|12345|0|| » more than 8 digits",
        "5|123456|0|| » longer than its size",
        "5|12345^0|| » longer than its size",
        "5|12345$0|| » longer than its size",
        "5|123450|| » longer than its size",
        "5|12345|0|GET / HTTP/1.1|| » no header field",
        "5|12345|0| x: y|| » no header field",
        "5|12345|0|$ » no header field",
        "ffffffff| » exceeds"
      })
  void refusesChunksWithMoreThanOneReading(String chunks, String refusal) {
    refusesInAnyPieces(octets(LOGIN + "Transfer-Encoding: chunked||" + chunks), refusal);
  }

  private static void refusesInAnyPieces(String octets, String refusal) {
    String withCanary = octets + octets(CANARY);
    for (int length = 1; length <= withCanary.length(); length++) {
      Stream stream = Stream.read(withCanary, length);
      assertThat(stream.refusal()).as("in pieces of %d", length).contains(refusal);
      assertThat(stream.requests()).isEmpty();
      assertThat(stream.part()).doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,false"})
  void boundsTheRequestLine(int more, boolean taken) {
    String target = "/" + "a".repeat(RequestHead.LINE_LIMIT - "GET / HTTP/1.1\r\n".length() + more);
    Stream stream = Stream.read("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n", 1000);
    assertThat(stream.refusal().isEmpty()).as(stream.refusal()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,false"})
  void boundsTheNumberOfFields(int more, boolean taken) {
    String fields = "X: y\r\n".repeat(RequestHead.FIELD_LIMIT - 1 + more);
    Stream stream = Stream.read("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    assertThat(stream.refusal().isEmpty()).as(stream.refusal()).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000})
  void boundsTheHead(int piece) {
    String field = "X: " + "y".repeat(RequestHead.LIMIT) + "\r\n";
    assertThat(Stream.read("GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n", piece).refusal())
        .contains("16384 bytes");
  }

  /** However a body is cut and whatever is in it, the next request begins where it ends. */
  @Property(tries = 500)
  void findsTheNextRequest(
      @ForAll("bodies") String body,
      @ForAll boolean chunked,
      @ForAll("lengths") List<Integer> cuts) {
    String first =
        octets(LOGIN)
            + (chunked
                ? "Transfer-Encoding: chunked\r\n\r\n"
                    + (body.isEmpty()
                        ? ""
                        : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n")
                    + "0\r\n\r\n"
                : "Content-Length: " + body.length() + "\r\n\r\n" + body);
    Stream stream =
        Stream.read(first + octets(CANARY), cuts.stream().mapToInt(Integer::intValue).toArray());
    assertThat(stream.refusal()).isEmpty();
    assertThat(stream.requests()).containsExactly(first, octets(CANARY));
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of("{}", octets(CANARY), "\r\n", "0\r\n\r\n", "\n", "5\r\n", "\0")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Arbitraries.integers().between(1, 60).list().ofMinSize(1).ofMaxSize(20);
  }
}
