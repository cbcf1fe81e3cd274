package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SerialNumber;
import org.junit.jupiter.api.Test;

/** What {@link SignedContents} promises. */
public interface SignedContentsContract extends StoresContract {

  @Test
  default void findsWhatWasAddedByCaAndSerialNumber() {
    for (String hex : List.of("01", "7f", "80", "ff00", "7f" + "ff".repeat(19))) {
      ToBeSigned content = added(UUID.randomUUID(), SerialNumber.ofHex(hex));

      assertThat(find(content.authorityId(), content.serialNumber())).contains(content);
      assertThat(find(UUID.randomUUID(), content.serialNumber())).isEmpty();
      assertThat(find(content.authorityId(), RandomValues.serialNumber())).isEmpty();
    }
  }

  @Test
  default void refusesASerialNumberThatTheCaHasUsed() {
    ToBeSigned content = added(UUID.randomUUID(), RandomValues.serialNumber());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> added(content.authorityId(), content.serialNumber()));
    assertThat(find(content.authorityId(), content.serialNumber())).contains(content);
  }

  @Test
  default void allowsASerialNumberThatAnotherCaHasUsed() {
    ToBeSigned content = added(UUID.randomUUID(), RandomValues.serialNumber());
    ToBeSigned other = added(UUID.randomUUID(), content.serialNumber());

    assertThat(find(other.authorityId(), other.serialNumber())).contains(other);
  }

  @Test
  default void givesOneWinnerToUnitsThatAddTheSameSerialNumberAtOnce() {
    UUID authority = UUID.randomUUID();
    SerialNumber serial = RandomValues.serialNumber();

    List<RuntimeException> losers =
        atOnce(4, () -> stores().signedContents().add(content(authority, serial)));

    assertThat(losers).hasSize(3).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void keepsWhatACaSignedThatIsGone() {
    Tenant tenant = storedTenant();
    ToBeSigned content = added(tenant.authority().id(), RandomValues.serialNumber());
    commit(() -> stores().profiles().remove(tenant.profile().id()));

    commit(() -> stores().authorities().remove(tenant.authority().id()));

    assertThat(find(content.authorityId(), content.serialNumber())).contains(content);
  }

  private ToBeSigned added(UUID authorityId, SerialNumber serialNumber) {
    ToBeSigned content = content(authorityId, serialNumber);
    commit(() -> stores().signedContents().add(content));
    return content;
  }

  private static ToBeSigned content(UUID authorityId, SerialNumber serialNumber) {
    return new ToBeSigned(
        authorityId,
        serialNumber,
        ToBeSigned.Kind.AUTHORITY_CERTIFICATE,
        UUID.randomUUID(),
        RandomValues.octets(400));
  }

  private Optional<ToBeSigned> find(UUID authorityId, SerialNumber serialNumber) {
    return commit(() -> stores().signedContents().find(authorityId, serialNumber));
  }
}
