package io.matcher.formats.camt;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.BankFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whole fixtures, record for record. */
class CamtGoldenTest {

    @Test
    void a_statement_of_version_8() throws IOException {
        assertThat(BankFiles.lines("camt053.xml", "camt053")).isEqualTo(BankFiles.golden("camt053.golden.txt"));
    }

    @Test
    void a_report_of_version_2_in_an_envelope() throws IOException {
        assertThat(BankFiles.lines("camt052.xml", "xx/camt/camt052")).isEqualTo(BankFiles.golden("camt052.golden.txt"));
    }

    @Test
    void a_notification_of_version_4() throws IOException {
        assertThat(BankFiles.lines("camt054.xml", null)).isEqualTo(BankFiles.golden("camt054.golden.txt"));
    }
}
