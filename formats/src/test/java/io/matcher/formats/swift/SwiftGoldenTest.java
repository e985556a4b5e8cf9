package io.matcher.formats.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.BankFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whole fixtures, record for record. */
class SwiftGoldenTest {

    @Test
    void a_statement_of_two_pages() throws IOException {
        assertThat(BankFiles.lines("mt940.sta", "mt940")).isEqualTo(BankFiles.golden("mt940.golden.txt"));
    }

    @Test
    void a_report_of_a_day_that_is_not_over() throws IOException {
        assertThat(BankFiles.lines("mt942.sta", null)).isEqualTo(BankFiles.golden("mt942.golden.txt"));
    }
}
