package org.countersign.domain.idna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** U-labels, their A-labels, and what is neither. */
class LabelTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "bücher, xn--bcher-kva",
    "straße, xn--strae-oqa",
    "βόλος, xn--nxasmm1c",
    "l·l, xn--ll-0ea",
    "͵α, xn--wva4j",
    "\u05d0\u05f3, xn--4db4e",
    "ア・ア, xn--ccka0y",
    "\u0915\u094d\u200d\u0937, xn--11b2ezcw70k",
    "\u0915\u094d\u200c\u0937, xn--11b2ezcs70k",
    "नमस्ते, xn--h2bhs4b8d8a",
    "\u0639\u0631\u0628\u064a, xn--ngbrx4e",
    "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc, xn--mgba3gch31f060k",
    "\u05d0\u05d11, xn--1-zhcd",
    "\u05d0\u0661, xn--4db40a",
    "ab-ü, xn--ab--joa",
    "ü-9, xn---9-wka",
    "一, xn--4gq",
    "가, xn--o39a",
  })
  void haveEachOther(String uLabel, String aLabel) {
    assertThat(ULabel.defect(uLabel)).isEmpty();
    assertThat(new ULabel(uLabel).toALabel()).isEqualTo(new ALabel(aLabel));
    assertThat(new ALabel(aLabel).toULabel()).isEqualTo(new ULabel(uLabel));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "abc, is ASCII and no U-label",
    "'', is ASCII and no U-label",
    "Bücher, 'holds U+0042, which may not stand there (RFC 5892)'",
    "☃, 'holds U+2603, which may not stand there (RFC 5892)'",
    "ü.a, 'holds U+002E, which may not stand there (RFC 5892)'",
    "\ud800, 'holds U+D800, which may not stand there (RFC 5892)'",
    "ü\u200b, 'holds U+200B, which may not stand there (RFC 5892)'",
    "l·a, 'holds U+00B7, which may not stand there (RFC 5892)'",
    "λ͵, 'holds U+0375, which may not stand there (RFC 5892)'",
    "a\u05f4, 'holds U+05F4, which may not stand there (RFC 5892)'",
    "a・b, 'holds U+30FB, which may not stand there (RFC 5892)'",
    "\u0628\u200c, 'holds U+200C, which may not stand there (RFC 5892)'",
    "\u0627\u200c\u0628, 'holds U+200C, which may not stand there (RFC 5892)'",
    "\u0628\u200d\u0628, 'holds U+200D, which may not stand there (RFC 5892)'",
    "\u0628\u0660\u06f0, 'holds U+0660, which may not stand there (RFC 5892)'",
    "\u0301a, 'begins with a combining mark (RFC 5891, 4.2.3.2)'",
    "a\u0301ü, 'is not in normalization form C (RFC 5891, 4.2.1)'",
    "-ü, 'begins or ends with a hyphen (RFC 5891, 4.2.3.1)'",
    "ü-, 'begins or ends with a hyphen (RFC 5891, 4.2.3.1)'",
    "ab--ü, 'has hyphens in third and fourth place (RFC 5891, 4.2.3.1)'",
    "𐼰ü--, 'begins or ends with a hyphen (RFC 5891, 4.2.3.1)'",
    "𐼰𐼰--𐼰, 'has hyphens in third and fourth place (RFC 5891, 4.2.3.1)'",
    "\u05d0a, 'mixes right-to-left and left-to-right characters (RFC 5893, 2)'",
    "1\u05d0, 'does not begin with a letter, as in a right-to-left name it must (RFC 5893, 2)'",
    "\u05d01\u0661, 'mixes European and Arabic digits in a right-to-left label (RFC 5893, 2)'",
  })
  void aULabelIsValidAsItStands(String label, String defect) {
    assertThat(ULabel.defect(label)).contains(defect);
    assertThatThrownBy(() -> new ULabel(label)).hasMessage("label " + defect);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "abc, is not 'xn--' and at most 59 characters more",
    "xn--, 'is a fake A-label: decoded, it is ASCII and no U-label'",
    "xn--abc-, 'is a fake A-label: decoded, it is ASCII and no U-label'",
    "xn--z, is a fake A-label: it is not Punycode (RFC 3492)",
    "xn--ib9b, is a fake A-label: it is not Punycode (RFC 3492)",
    "xn--Bcher-kva, 'is a fake A-label: decoded, it holds U+0042, which may not stand there (RFC 5892)'",
    "xn--n3h, 'is a fake A-label: decoded, it holds U+2603, which may not stand there (RFC 5892)'",
  })
  void anALabelIsMoreThanItsPrefix(String label, String defect) {
    assertThat(ALabel.defect(label)).contains(defect);
    assertThatThrownBy(() -> new ALabel(label)).hasMessage("label " + defect);
  }

  @Test
  void anALabelHasAtMost63Characters() {
    String longest = longestOf("a", "ü");

    assertThat(new ULabel(longest).toALabel().text()).hasSize(63);
    assertThat(ULabel.defect("a" + longest)).contains("is too long (RFC 5891, 4.2.4)");
    assertThat(ULabel.defect("ü".repeat(60))).contains("is too long (RFC 5891, 4.2.4)");
    assertThat(ALabel.defect("xn--" + Punycode.encode("a" + longest))).isPresent();
  }

  /** As many of one character before another as a U-label can have. */
  private static String longestOf(String repeated, String last) {
    String label = last;
    while (ULabel.defect(repeated + label).equals(Optional.empty())) {
      label = repeated + label;
    }
    return label;
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "BÜCHER.Example, bücher.example",
    "a。b．c｡d, a.b.c.d",
    "ＡＢＣ１.example, abc1.example",
    "ｱﾞ, ア\u3099",
    "a\u0308, ä",
    "İ, i\u0307",
    "ΣΑΣ, σασ",
    "Straße, straße",
    "＊.a, ＊.a",
    "a＠b, a＠b",
  })
  void whatAPersonWritesIsMapped(String written, String mapped) {
    assertThat(LocalMapping.of(written)).isEqualTo(mapped);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "abc, true",
    "a1, true",
    "1a, false",
    "a-, false",
    "\u05d0\u05d1, true",
    "\u05d0\u05bc, true",
    "\u05d0-, false",
    "\u05d0-\u05d1, true",
    "\u0628a, false",
    "a\u0628, false",
    "\u0661\u0628, false",
  })
  void theBidiRuleHoldsForEachLabelOfARightToLeftName(String label, boolean holds) {
    assertThat(BidiRule.defect(label).isEmpty()).isEqualTo(holds);
  }
}
