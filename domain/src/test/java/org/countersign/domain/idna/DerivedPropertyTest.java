package org.countersign.domain.idna;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedPropertyTest {

  @ParameterizedTest(name = "U+{0}, {2}: {1}")
  @CsvSource({
    "002D, PVALID, hyphen",
    "0061, PVALID, small letter",
    "0041, DISALLOWED, capital letter",
    "005F, DISALLOWED, low line",
    "00E4, PVALID, small letter with diaeresis",
    "00C4, DISALLOWED, capital letter with diaeresis",
    "00DF, PVALID, sharp s",
    "1E9E, DISALLOWED, capital sharp s",
    "0131, PVALID, dotless i",
    "0130, DISALLOWED, capital i with dot",
    "0149, DISALLOWED, n with apostrophe",
    "017F, DISALLOWED, long s",
    "03C2, PVALID, final sigma",
    "0345, DISALLOWED, ypogegrammeni",
    "034F, DISALLOWED, grapheme joiner",
    "00AD, DISALLOWED, soft hyphen",
    "00B2, DISALLOWED, superscript two",
    "00B7, CONTEXTO, middle dot",
    "0375, CONTEXTO, keraia",
    "05F3, CONTEXTO, geresh",
    "0640, DISALLOWED, tatweel",
    "0660, CONTEXTO, Arabic-Indic zero",
    "06F9, CONTEXTO, extended Arabic-Indic nine",
    "06FD, PVALID, sign Sindhi ampersand",
    "07FA, DISALLOWED, NKo lajanyalan",
    "0F0B, PVALID, Tibetan tsheg",
    "10D0, PVALID, Georgian an",
    "1C90, DISALLOWED, Georgian capital an",
    "1100, DISALLOWED, Hangul choseong kiyeok",
    "AC00, PVALID, Hangul syllable ga",
    "A960, DISALLOWED, old Hangul",
    "D7B0, DISALLOWED, old Hangul",
    "13A0, PVALID, Cherokee a",
    "AB70, DISALLOWED, Cherokee small a",
    "17B4, DISALLOWED, Khmer inherent vowel",
    "180B, DISALLOWED, Mongolian variation selector",
    "19DA, DISALLOWED, New Tai Lue tham one",
    "200B, DISALLOWED, zero width space",
    "200C, CONTEXTJ, zero width non-joiner",
    "200D, CONTEXTJ, zero width joiner",
    "20D0, DISALLOWED, mark for symbols",
    "2126, DISALLOWED, ohm sign",
    "2603, DISALLOWED, snowman",
    "3002, DISALLOWED, ideographic full stop",
    "3007, PVALID, ideographic zero",
    "302E, DISALLOWED, Hangul tone mark",
    "30FB, CONTEXTO, Katakana middle dot",
    "4E00, PVALID, one",
    "F900, DISALLOWED, compatibility ideograph",
    "FB00, DISALLOWED, ligature ff",
    "FDD0, DISALLOWED, noncharacter",
    "FE0F, DISALLOWED, variation selector",
    "FF41, DISALLOWED, fullwidth a",
    "D800, DISALLOWED, surrogate",
    "E000, DISALLOWED, private use",
    "1D165, DISALLOWED, musical stem",
    "1D242, DISALLOWED, Greek musical triseme",
    "1F600, DISALLOWED, emoji",
    "E0100, DISALLOWED, variation selector",
    "E0FFF, UNASSIGNED, nothing yet",
    "10FFFF, DISALLOWED, noncharacter",
  })
  void isDerivedFromWhatUnicodeSays(String codePoint, DerivedProperty expected, String what) {
    assertThat(DerivedProperty.of(Integer.parseInt(codePoint, 16))).as(what).isEqualTo(expected);
  }
}
