package org.countersign.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class NormalizedSubjectTest {

  private static final String C = "2.5.4.6";
  private static final String O = "2.5.4.10";
  private static final String OU = "2.5.4.11";

  private static AttributeTypeAndValue utf8(String oid, String value) {
    return new AttributeTypeAndValue(oid, value, StringType.UTF8);
  }

  private static DistinguishedName of(RelativeDistinguishedName... parts) {
    return new DistinguishedName(List.of(parts));
  }

  private static RelativeDistinguishedName part(AttributeTypeAndValue... attributes) {
    return new RelativeDistinguishedName(List.of(attributes));
  }

  @Test
  void leavesANameAsItIs() {
    DistinguishedName name =
        of(
            part(new AttributeTypeAndValue(C, "DE", StringType.PRINTABLE)),
            part(utf8(O, "a"), utf8(OU, "a")));

    NormalizedSubject subject = NormalizedSubject.of(name);

    assertThat(subject.name()).isEqualTo(name);
    assertThat(subject.deviations()).isEmpty();
  }

  @Test
  void givesEachFurtherValueOfATypeAPartOfItsOwnBehindTheOthers() {
    NormalizedSubject subject =
        NormalizedSubject.of(
            of(part(utf8(O, "a"), utf8(OU, "x"), utf8(O, "b")), part(utf8(O, "c"))));

    assertThat(subject.name())
        .isEqualTo(of(part(utf8(O, "a"), utf8(OU, "x")), part(utf8(O, "b")), part(utf8(O, "c"))));
    assertThat(subject.deviations())
        .extracting(Deviation::field)
        .containsExactly("subject.organization");
  }

  @ParameterizedTest
  @CsvSource({"us,PRINTABLE", "uS,PRINTABLE", "us,UTF8", "US,UTF8"})
  void writesACountryAsItShouldBe(String value, StringType type) {
    NormalizedSubject subject =
        NormalizedSubject.of(of(part(new AttributeTypeAndValue(C, value, type))));

    assertThat(subject.name())
        .isEqualTo(of(part(new AttributeTypeAndValue(C, "US", StringType.PRINTABLE))));
    assertThat(subject.deviations())
        .extracting(Deviation::field)
        .containsExactly("subject.country");
  }

  /** Turkish has a letter that is I in upper case and not i in lower case: it is no ASCII. */
  @ParameterizedTest
  @CsvSource({"usa", "u", "''", "1a", "\u0131t", "\u00e4t", "' us'"})
  void leavesWhatIsNoCountry(String value) {
    DistinguishedName name = of(part(utf8(C, value)));

    assertThat(NormalizedSubject.of(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource(
      value = StringType.class,
      names = {"PRINTABLE", "UTF8"},
      mode = EnumSource.Mode.EXCLUDE)
  void leavesACountryInATypeThatNobodyShouldUse(StringType type) {
    DistinguishedName name = of(part(new AttributeTypeAndValue(C, "us", type)));

    assertThat(NormalizedSubject.of(name).name()).isEqualTo(name);
  }
}
