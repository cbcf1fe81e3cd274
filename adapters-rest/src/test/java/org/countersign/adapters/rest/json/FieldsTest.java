package org.countersign.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private static Fields fields(String json) {
    return Fields.of(Json.read(json));
  }

  private static List<FieldError> errors(Fields fields) {
    Refused refused = catchThrowableOfType(Refused.class, fields::check);
    return refused == null ? List.of() : refused.fieldErrors();
  }

  @Test
  void tellsAbsentFromNull() {
    Fields fields = fields("{\"a\":null}");
    assertThat(fields.has("a")).isTrue();
    assertThat(fields.isNull("a")).isTrue();
    assertThat(fields.has("b")).isFalse();
    assertThat(fields.isNull("b")).isFalse();
    assertThat(fields.text("a", 1)).isEmpty();
    assertThat(errors(fields)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is no text")
  @ValueSource(strings = {"1", "true", "[]", "{}", "1.5"})
  void coercesNothingToText(String value) {
    Fields fields = fields("{\"a\":" + value + "}");
    assertThat(fields.text("a", 10)).isEmpty();
    assertThat(errors(fields)).extracting(FieldError::code).containsExactly("invalid_type");
  }

  @ParameterizedTest(name = "{0} is no whole number")
  @ValueSource(strings = {"\"1\"", "1.5", "1.0", "1e3", "2147483648", "-2147483649", "true"})
  void coercesNothingToANumber(String value) {
    Fields fields = fields("{\"a\":" + value + "}");
    assertThat(fields.integer("a")).isEmpty();
    assertThat(errors(fields)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} is no flag")
  @ValueSource(strings = {"\"true\"", "1", "0"})
  void coercesNothingToAFlag(String value) {
    Fields fields = fields("{\"a\":" + value + "}");
    assertThat(fields.flag("a")).isEmpty();
    assertThat(errors(fields)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} between 1 and 30: {1}")
  @CsvSource({"0,too_small", "1,", "30,", "31,too_big"})
  void holdsNumbersToTheirBounds(int number, String code) {
    Fields fields = fields("{\"a\":" + number + "}");
    assertThat(fields.integer("a", 1, 30).isPresent()).isEqualTo(code == null);
    assertThat(errors(fields).stream().map(FieldError::code))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest(name = "{0} characters of 3")
  @CsvSource({"3,true", "4,false"})
  void holdsTextsToTheirLength(int length, boolean fits) {
    Fields fields = fields("{\"a\":\"" + "x".repeat(length) + "\"}");
    assertThat(fields.text("a", 3).isPresent()).isEqualTo(fits);
    assertThat(errors(fields).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest(name = "{0} items of 2")
  @CsvSource({"2,true", "3,false"})
  void holdsListsToTheirLength(int length, boolean fits) {
    Fields fields = fields("{\"a\":[" + "\"x\",".repeat(length - 1) + "\"x\"]}");
    assertThat(fields.texts("a", 2, 1).isPresent()).isEqualTo(fits);
    assertThat(errors(fields).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "0197a3c0-7b1e-7c3a-9d53-2f60b7c1a00",
        "{0197a3c0-7b1e-7c3a-9d53-2f60b7c1a001}",
        "0197a3c07b1e7c3a9d532f60b7c1a001"
      })
  void refusesIdsInAnyOtherForm(String text) {
    Fields fields = fields("{\"a\":\"" + text + "\"}");
    assertThat(fields.uuid("a")).isEmpty();
    assertThat(errors(fields))
        .containsExactly(new FieldError("invalid_string", "a", "Invalid uuid"));
  }

  @Test
  void readsIdsInAnyCase() {
    Fields fields = fields("{\"a\":\"0197A3C0-7B1E-7C3A-9D53-2F60B7C1A001\"}");
    assertThat(fields.uuid("a")).contains(UUID.fromString("0197a3c0-7b1e-7c3a-9d53-2f60b7c1a001"));
  }

  @Test
  void readsNamesOfAnEnumInTheirOwnCaseOnly() {
    Fields fields = fields("{\"a\":\"auditor\",\"b\":\"AUDITOR\"}");
    assertThat(fields.oneOf("a", ProjectRole.values(), ProjectRole::wireName))
        .contains(ProjectRole.AUDITOR);
    assertThat(fields.oneOf("b", ProjectRole.values(), ProjectRole::wireName)).isEmpty();
    assertThat(errors(fields))
        .containsExactly(
            new FieldError(
                "invalid_enum_value",
                "b",
                "Invalid value. Expected one of: admin, operator, auditor, requester"));
  }

  @Test
  void collectsErrorsFromTheObjectsInside() {
    Fields fields = fields("{\"list\":[{},{\"name\":1},7],\"object\":{\"deep\":{}}}");
    for (Fields item : fields.objects("list", 5).orElseThrow()) {
      item.requiredText("name", 5);
    }
    fields.requiredObject("object").requiredObject("deep").requiredUuid("id");
    fields.requiredObject("missing").requiredUuid("ignored");
    assertThat(errors(fields))
        .extracting(FieldError::path)
        .containsExactlyInAnyOrder(
            "list.2", "list.0.name", "list.1.name", "object.deep.id", "missing");
  }

  @Test
  void givesPlaceholdersForWhatIsRequiredAndMissing() {
    Fields fields = fields("{}");
    assertThat(fields.requiredText("text", 5)).isEmpty();
    assertThat(fields.requiredUuid("id")).isEqualTo(new UUID(0, 0));
    assertThat(fields.requiredOneOf("role", ProjectRole.values(), ProjectRole::wireName))
        .isEqualTo(ProjectRole.ADMIN);
    assertThat(errors(fields))
        .extracting(FieldError::message)
        .containsExactly("text is required", "id is required", "role is required");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"deny\":1} | deny | Unknown member 'deny'. Did you mean 'denied'?",
        "{\"Allowed\":1} | Allowed | Unknown member 'Allowed'. Did you mean 'allowed'?",
        "{\"x\":null} | x | Unknown member 'x'. Known here: allowed, denied, inside, items",
        "{\"a.b\":1} | '' | Unknown member 'a.b'. Known here: allowed, denied, inside, items",
        "{\"\":1} | '' | Unknown member ''. Known here: allowed, denied, inside, items",
        "{\"inside\":{\"mx\":1}} | inside.mx | Unknown member 'mx'. Did you mean 'max'?",
        "{\"items\":[{},{\"tpye\":1}]} | items.1.tpye | Unknown member 'tpye'. Did you mean 'type'?",
        "{\"inside\":{\"a.b\":1}} | inside | Unknown member 'a.b'. Known here: max",
      })
  void refusesAMemberThatNobodyAskedFor(String json, String path, String message) {
    Fields fields = fields(json);
    fields.text("allowed", 5);
    fields.has("denied");
    fields.object("inside").ifPresent(inside -> inside.integer("max"));
    fields.objects("items", 5).orElse(List.of()).forEach(item -> item.text("type", 5));
    assertThat(errors(fields)).containsExactly(new FieldError("unrecognized_keys", path, message));
  }

  @Test
  void knowsWhatWasAskedOfAnObjectBefore() {
    Fields fields = fields("{\"inside\":{\"max\":1,\"min\":1}}");
    fields.object("inside").orElseThrow().integer("max");
    fields.object("inside").orElseThrow().integer("min");
    assertThat(errors(fields)).isEmpty();
  }

  @Test
  void tellsOfManyUnknownMembersTheFirst() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 30; i++) {
      json.append(i == 0 ? "" : ",").append("\"x").append(i).append("\":1");
    }
    assertThat(errors(fields(json + "}")))
        .hasSize(21)
        .endsWith(new FieldError("unrecognized_keys", "", "And 10 more unknown members"));
  }

  @Test
  void overlooksUnknownMembersWhereTheReaderSaysSo() {
    Fields fields = fields("{\"x\":1}");
    fields.checkAsked();
    assertThat(fields.unasked()).extracting(Fields.Unasked::name).containsExactly("x");
  }
}
