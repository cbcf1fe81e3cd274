package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.User;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public interface UsersContract extends StoresContract {

  @Test
  default void isEmptyUntilAUserIsAdded() {
    assertThat(commit(() -> stores().users().isEmpty())).isTrue();
    stored("a@example.org");
    assertThat(commit(() -> stores().users().isEmpty())).isFalse();
  }

  @Test
  default void listsByEMailAddressInPages() {
    User c = stored("c@example.org");
    User a = stored("a@example.org");
    User b = stored("b@example.org");

    assertThat(commit(() -> stores().users().list(FIRST_PAGE)))
        .isEqualTo(new Page<>(List.of(a, b, c), 3));
    assertThat(commit(() -> stores().users().list(new PageRequest(1, 1))))
        .isEqualTo(new Page<>(List.of(b), 3));
  }

  @Test
  default void refusesAnEMailAddressThatIsTaken() {
    stored("a@example.org");

    assertThatExceptionOfType(DuplicateEntry.class).isThrownBy(() -> stored("a@example.org"));
  }

  private User stored(String email) {
    User user = Records.aUser(email);
    commit(() -> stores().users().add(user));
    return user;
  }
}
