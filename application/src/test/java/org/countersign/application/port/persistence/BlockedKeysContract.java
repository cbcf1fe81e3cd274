package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;

/** What {@link BlockedKeys} promises. */
public interface BlockedKeysContract extends StoresContract {

  Instant BLOCKED = Instant.parse("2030-01-01T00:00:00.000007Z");

  @Test
  default void findsAKeyByIdAndByFingerprint() {
    BlockedKey byAdministrator = stored(aKey(fingerprint(), "It leaked: \u00e4"));
    BlockedKey byServer =
        stored(
            new BlockedKey(
                UUID.randomUUID(),
                BlockedKey.HashedPart.SPKI,
                fingerprint(),
                RequestFlaw.KEY_SHARED_PRIME,
                "",
                Optional.empty(),
                BLOCKED));

    BlockedKey byModulus =
        stored(
            new BlockedKey(
                UUID.randomUUID(),
                BlockedKey.HashedPart.MODULUS,
                fingerprint(),
                RequestFlaw.KEY_DEBIAN_WEAK,
                "on a list",
                Optional.of(UUID.randomUUID()),
                BLOCKED));

    for (BlockedKey key : List.of(byAdministrator, byServer, byModulus)) {
      assertThat(find(key.id())).contains(key);
      assertThat(findBySha256(key.sha256())).contains(key);
    }
    assertThat(find(UUID.randomUUID())).isEmpty();
    assertThat(findBySha256(fingerprint())).isEmpty();
  }

  @Test
  default void refusesAKeyThatIsBlocked() {
    String fingerprint = stored(aKey(fingerprint(), "first")).sha256();

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> stored(aKey(fingerprint, "second")));
  }

  @Test
  default void givesOneWinnerToUnitsThatBlockOneKeyAtOnce() {
    String fingerprint = fingerprint();

    List<RuntimeException> losers =
        atOnce(4, () -> stores().blockedKeys().add(aKey(fingerprint, "at once")));

    assertThat(losers).hasSize(3).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void tellsWhichOfManyAreBlocked() {
    String blocked = stored(aKey(fingerprint(), "a")).sha256();
    stored(aKey(fingerprint(), "b"));

    assertThat(commit(() -> stores().blockedKeys().blockedAmong(Set.of(blocked, fingerprint()))))
        .containsExactly(blocked);
    assertThat(commit(() -> stores().blockedKeys().blockedAmong(Set.of()))).isEmpty();
  }

  @Test
  default void listsTheLatestFirst() {
    BlockedKey first = stored(aKey(fingerprint(), "Leaked in Oslo", BLOCKED));
    BlockedKey second = stored(aKey(fingerprint(), "leaked in 100%", BLOCKED.plusSeconds(1)));
    BlockedKey third = stored(aKey(fingerprint(), "stolen", BLOCKED.plusSeconds(2)));

    assertThat(list("", FIRST_PAGE).items()).containsExactly(third, second, first);
    assertThat(list("", new PageRequest(1, 1)).items()).containsExactly(second);
    assertThat(list("", new PageRequest(1, 1)).totalCount()).isEqualTo(3);
    assertThat(list("LEAKED", FIRST_PAGE).items()).containsExactly(second, first);
    assertThat(list("%", FIRST_PAGE).items()).containsExactly(second);
    assertThat(list(third.sha256().substring(3, 40), FIRST_PAGE).items()).containsExactly(third);
    for (String printed : ContractTexts.printed(third.sha256())) {
      assertThat(list(printed, FIRST_PAGE).items()).as(printed).containsExactly(third);
    }
  }

  @Test
  default void takesAKeyOffTheList() {
    BlockedKey key = stored(aKey(fingerprint(), "a"));

    commit(() -> stores().blockedKeys().remove(key.id()));
    commit(() -> stores().blockedKeys().remove(key.id()));

    assertThat(findBySha256(key.sha256())).isEmpty();
    assertThat(stored(aKey(key.sha256(), "again"))).isNotNull();
  }

  private static String fingerprint() {
    return HexFormat.of().formatHex(RandomValues.octets(32));
  }

  private static BlockedKey aKey(String fingerprint, String reason) {
    return aKey(fingerprint, reason, BLOCKED);
  }

  private static BlockedKey aKey(String fingerprint, String reason, Instant at) {
    return new BlockedKey(
        UUID.randomUUID(),
        BlockedKey.HashedPart.SPKI,
        fingerprint,
        RequestFlaw.KEY_BLOCKED,
        reason,
        Optional.of(UUID.randomUUID()),
        at);
  }

  private BlockedKey stored(BlockedKey key) {
    commit(() -> stores().blockedKeys().add(key));
    return key;
  }

  private Optional<BlockedKey> find(UUID id) {
    return commit(() -> stores().blockedKeys().find(id));
  }

  private Optional<BlockedKey> findBySha256(String fingerprint) {
    return commit(() -> stores().blockedKeys().findBySha256(fingerprint));
  }

  private Page<BlockedKey> list(String search, PageRequest page) {
    return commit(() -> stores().blockedKeys().list(search, page));
  }
}
