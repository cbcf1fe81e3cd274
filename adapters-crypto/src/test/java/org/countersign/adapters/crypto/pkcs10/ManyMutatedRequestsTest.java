package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.MutatedRequests;
import org.junit.jupiter.api.Test;

/**
 * Mutated CSRs by the thousand, or with {@code -Dfuzz.readings} by the million: what is read holds
 * to {@link ReadingInvariants}.
 */
final class ManyMutatedRequestsTest {

  private static final String USUAL = "3000";

  @Test
  void answersEachOfThem() {
    int count = Integer.parseInt(System.getProperty("fuzz.readings", USUAL));
    MutatedRequests requests = new MutatedRequests(20_260_101);
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Reading reading = ReadingInvariants.check(requests.next());
      String outcome = reading instanceof Unreadable unreadable ? unreadable.flaw().text() : "read";
      outcomes.merge(outcome, 1, Integer::sum);
    }
    System.out.println(count + " mutated CSRs: " + outcomes);
    assertThat(outcomes)
        .containsKeys("read", "csr-not-pem", "csr-not-pkcs10", "csr-proof-of-possession-failed");
  }
}
