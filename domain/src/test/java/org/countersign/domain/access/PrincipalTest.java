package org.countersign.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.Principal.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrincipalTest {

  private static final UUID ID = new UUID(1, 2);

  @Test
  void aMachineIdentityActsUnderItsName() {
    Instant now = Instant.EPOCH;

    assertThat(new Identity(ID, "deploy", OrganizationRole.MEMBER, now, now).principal())
        .isEqualTo(new Principal(Kind.MACHINE_IDENTITY, Optional.of(ID), "deploy"));
  }

  @Test
  void aPersonActsUnderTheirAddress() {
    User user = new User(ID, "a@example.com", "hash", OrganizationRole.ADMIN, Instant.EPOCH);

    assertThat(user.principal())
        .isEqualTo(new Principal(Kind.USER, Optional.of(ID), "a@example.com"));
  }

  @Test
  void theServerAloneHasNoId() {
    assertThat(Principal.SYSTEM.id()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.SYSTEM, Optional.of(ID), "system"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.USER, Optional.empty(), "nobody"));
  }

  @ParameterizedTest
  @EnumSource
  void aKindIsFoundByItsName(Kind kind) {
    assertThat(Kind.ofWireName(kind.wireName())).isEqualTo(kind);
  }

  @Test
  void noOtherNameIsAKind() {
    assertThatIllegalArgumentException().isThrownBy(() -> Kind.ofWireName("robot"));
  }
}
