package org.countersign.adapters.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReplyTest {

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource({
    "BAD_REQUEST,400,BadRequest",
    "INVALID_FIELDS,422,ValidationFailure",
    "IDEMPOTENCY_KEY_REUSED,422,ValidationFailure",
    "UNAUTHENTICATED,401,Unauthorized",
    "TOKEN_EXPIRED,403,TokenError",
    "PERMISSION_DENIED,403,PermissionDenied",
    "NOT_FOUND,404,NotFound",
    "CONFLICT,409,Conflict"
  })
  void givesEachKindItsStatusAndName(RefusalKind kind, int status, String label) {
    assertThat(ErrorReply.errorFor(kind).status()).isEqualTo(status);
    assertThat(ErrorReply.errorFor(kind).label()).isEqualTo(label);
  }

  @Test
  void answersAReusedIdempotencyKeyAsAnInvalidField() {
    JsonAnswer answer = ErrorReply.to(Refused.idempotencyKeyReused(), "id", "POST", "/").answer();
    assertThat(new String(Json.write(answer), StandardCharsets.UTF_8))
        .contains("\"message\":[{\"code\":\"custom\",\"path\":[\"Idempotency-Key\"]");
  }

  @Test
  void asksToComeAgainWhereTheStoreIsNotAvailable() {
    ErrorReply reply =
        ErrorReply.to(
            StoreUnavailable.nothingWritten(new SQLException("refused", "08001")),
            "id",
            "POST",
            "/");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers()).containsEntry("Retry-After", "5");
    assertThat(new String(Json.write(reply.answer()), StandardCharsets.UTF_8))
        .contains("\"error\":\"ServiceUnavailable\"", "The database is not available at present")
        .doesNotContain("refused");
  }

  @Test
  void splitsThePathOfAFieldIntoItsParts() {
    FieldError error = new FieldError("c", "subject.0.allowed.1", "m");
    assertThat(FieldIssue.of(error).path()).isEqualTo(List.of("subject", "0", "allowed", "1"));
    assertThat(FieldIssue.of(new FieldError("c", "", "m")).path()).isEmpty();
  }
}
