package io.matcher.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "+1e5x"})
    void what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(String text) {
        assertThat(Spreadsheet.neutral(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "+5.25", "plain", "a=b", "5-3", "R$ 5"})
    void numbers_and_plain_texts_stay_as_they_are(String text) {
        assertThat(Spreadsheet.neutral(text)).isEqualTo(text);
    }
}
