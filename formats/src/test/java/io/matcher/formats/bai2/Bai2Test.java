package io.matcher.formats.bai2;

import static io.matcher.formats.BankReading.facts;
import static io.matcher.formats.BankReading.fixture;
import static io.matcher.formats.BankReading.read;
import static io.matcher.formats.BankReading.refusals;
import static io.matcher.formats.BankReading.rows;
import static io.matcher.formats.BankReading.sample;
import static io.matcher.formats.BankReading.samples;
import static io.matcher.formats.BankReading.statements;
import static io.matcher.formats.BankReading.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.ByteSource;
import io.matcher.formats.Lines;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bai2Test {
    private static List<String> findings(List<Parsed> read) {
        return statements(read).stream()
                .flatMap(statement -> statement.findings().stream())
                .map(StatementFinding::detail)
                .toList();
    }

    @Test
    void a_report_with_continued_summaries_funds_types_and_texts_with_slashes() throws IOException {
        List<Parsed> read = fixture("report.bai2");
        assertThat(rows(read))
                .extracting(row -> row.amount().toPlainString())
                .containsExactly("100.00", "50.00", "-25.00");
        ParsedTransaction wire = rows(read).getFirst();
        assertThat(wire.valueDate()).isEqualTo("2026-03-02");
        assertThat(wire.bookingDate()).isEqualTo("2026-03-01");
        assertThat(wire.reference()).isEqualTo("E2E-77");
        assertThat(wire.description()).startsWith("WIRE IN, ACME/CO");
        assertThat(wire.metadata())
                .containsEntry("counterparty", "ACME INC")
                .containsEntry("bank_reference", "BREF1")
                .containsEntry("customer_reference", "CREF1");
        assertThat(rows(read).get(1).description()).isEqualTo("ACH CREDIT 01/03, PART ONE");
        assertThat(refusals(read))
                .extracting(Refusal::reason)
                .satisfiesExactly(text -> assertThat(text).contains("890"), gone -> assertThat(gone)
                        .contains("takes back"));
        Statement statement = statements(read).getFirst();
        assertThat(statements(read)).hasSize(1);
        assertThat(String.valueOf(statement.opening())).contains("1000.00");
        assertThat(String.valueOf(statement.closing())).contains("1125.00");
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void a_control_total_or_count_that_is_wrong_is_a_finding() throws IOException {
        assertThat(findings(read("""
                01,S,R,260302,0715,1,,,2/
                02,R,S,1,260301,2400,JPY,2/
                03,1,,010,100/
                16,399,5,,,,X/
                49,106,4/
                98,106,2,4/
                99,106,1,9/
                """))).hasSize(5).allMatch(detail -> detail.startsWith("the file states"));
    }

    @Test
    void minor_units_are_the_currencys() throws IOException {
        String file = """
                01,S,R,260302,0715,1,,,2/
                02,R,S,1,260301,2400,%s,2/
                03,1,,010,100/
                16,399,1234,,,,X/
                49,,/
                98,,/
                99,,/
                """;
        assertThat(rows(read(file.formatted("JPY"))).getFirst().amount()).isEqualByComparingTo("1234");
        assertThat(rows(read(file.formatted("KWD"))).getFirst().amount()).isEqualByComparingTo("1.234");
        assertThat(rows(read(file.formatted(""))).getFirst().currency()).isEqualTo("USD");
    }

    @Test
    void two_records_on_a_line_and_a_field_that_is_broken_are_read() throws IOException {
        List<Parsed> read = read("""
                01,S,R,260302,0715,1,,,2/
                02,R,S,1,260301,2400,USD,2/
                03,1,,010,100/16,399,12
                34,,REF,,TEXT 1/2, MORE/16,499,34,,,,B/
                49,1368,4/98,1368,1,6/
                99,1368,1,8/
                """);
        assertThat(rows(read)).extracting(row -> row.amount().toPlainString()).containsExactly("12.34", "-0.34");
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void equal_details_have_different_names_that_do_not_depend_on_the_file() throws IOException {
        String start = "01,S,R,260302,0715,1,,,2/\n02,R,S,1,260301,2400,USD,2/\n03,1,,/\n";
        String end = "49,,/\n98,,/\n99,,/\n";
        String fee = "16,698,500,,,,FEE/\n";
        List<ParsedTransaction> two = rows(read(start + fee + fee + end));
        List<ParsedTransaction> one = rows(read(start + "16,699,1,,,,O/\n" + fee + end));
        assertThat(two).extracting(ParsedTransaction::externalId).doesNotHaveDuplicates();
        assertThat(one.get(1).externalId()).isEqualTo(two.getFirst().externalId());
    }

    @Test
    void a_cut_file_is_refused() {
        assertThatThrownBy(() -> read("01,S,R,260302,0715,1,,,2/\n02,R,S,1,260301,2400,USD,2/\n"))
                .hasMessageContaining("the file is cut");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sample1.txt", "sample2.txt", "sample4-continuations-newline-delimited.txt", "citi_example.bai2"
            })
    void a_real_file_is_as_its_facts_say(String name) throws IOException {
        Map<String, Object> facts = facts("bai2/" + name);
        List<Parsed> read = sample("bai2/" + name, ReadingRules.DEFAULT);
        Map<String, String> counts = new TreeMap<>();
        int physical = 0;
        byte[] bytes = Files.readAllBytes(samples().resolve("bai2/" + name));
        try (Bai2Records records =
                new Bai2Records(new Lines(ByteSource.of(new java.io.ByteArrayInputStream(bytes)), null))) {
            for (Bai2Record record = records.next(); record != null; record = records.next()) {
                physical += record.physical;
                counts.merge(record.code, "1", (a, b) -> "" + (Integer.parseInt(a) + 1));
                if (record.physical > 1) {
                    String more = "" + (record.physical - 1);
                    counts.merge("88", more, (a, b) -> "" + (Integer.parseInt(a) + Integer.parseInt(b)));
                }
            }
        }
        assertThat("" + physical).isEqualTo(facts.get("physicalRecords"));
        assertThat(counts).isEqualTo(facts.get("records"));
        assertThat(refusals(read)).isEmpty();
        assertThat("" + rows(read).size()).isEqualTo(counts.get("16"));
        assertThat("" + statements(read).size()).isEqualTo(counts.get("03"));
        assertThat(sum(rows(read), 1).movePointRight(2)).isEqualByComparingTo("" + facts.get("detailCredits_minor"));
        assertThat(sum(rows(read), -1).movePointRight(2)).isEqualByComparingTo("" + facts.get("detailDebits_minor"));
        List<String> controls = findings(read).stream()
                .filter(detail -> detail.contains("control total") || detail.contains("records of"))
                .toList();
        if (("" + facts.get("controlTotals")).startsWith("all hold")) {
            assertThat(controls).isEmpty();
        } else {
            assertThat(controls)
                    .anyMatch(detail -> detail.contains("-1260161341762") && detail.contains("7999960"))
                    .anyMatch(detail -> detail.contains("6869722") && detail.contains("666917818"))
                    .contains(
                            "the file states 26 records of the account and has 18",
                            "the file states 8 records of the account and has 88",
                            "the file states 16 records of the group and has 114",
                            "the file states 18 records of the file and has 116");
        }
    }
}
