package org.countersign.application.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.Permission;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.Test;

final class RefusedTest {

  private static Violation saying(String field, String message) {
    return new Violation("code", field, Optional.empty(), Optional.empty(), List.of(), message);
  }

  @Test
  void aRefusalSaysEverythingInItsOrderAndWhatIsTheSameOnce() {
    List<Violation> violations =
        List.of(saying("a", "first"), saying("b", "second"), saying("c", "first"));
    assertThat(RequestRefusal.sentence(violations, true))
        .isEqualTo("Certificate request validation failed: first, second");
    assertThat(RequestRefusal.sentence(violations, false)).isEqualTo("first, second");
  }

  @Test
  void aRefusedRequestKeepsItsReasons() {
    RequestRefusal refusal =
        new RequestRefusal(
            "because",
            Optional.of(new PolicySnapshot(UUID.randomUUID(), 1, "", 1, "")),
            List.of(saying("a", "because")),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Refused refused = Refused.of(refusal);
    assertThat(refused.kind()).isEqualTo(RefusalKind.BAD_REQUEST);
    assertThat(refused).hasMessage("because");
    assertThat(refused.requestRefusal()).contains(refusal);
  }

  @Test
  void aMissingPermissionIsNamedByActionAndSubject() {
    assertThat(Refused.denied(Permission.ISSUE_CERTIFICATES))
        .hasMessage("You are not allowed to issue-cert on certificate-profiles");
  }

  @Test
  void invalidFieldsAreAllKept() {
    List<FieldError> errors =
        List.of(
            new FieldError(FieldError.CUSTOM, "a", "A is wrong"),
            new FieldError(FieldError.CUSTOM, "b", "B is wrong"));
    Refused refused = Refused.invalid(errors);
    assertThat(refused.fieldErrors()).isEqualTo(errors);
    assertThat(refused).hasMessage("A is wrong, B is wrong");
  }

  @Test
  void aRefusalForInvalidFieldsNamesAtLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> Refused.invalid(List.of()));
  }

  @Test
  void isAnAnswerWithoutAStackTrace() {
    assertThat(Refused.tokenExpired().getStackTrace()).isEmpty();
  }
}
