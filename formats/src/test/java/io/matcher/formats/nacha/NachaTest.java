package io.matcher.formats.nacha;

import static io.matcher.formats.BankReading.facts;
import static io.matcher.formats.BankReading.fixture;
import static io.matcher.formats.BankReading.read;
import static io.matcher.formats.BankReading.refusals;
import static io.matcher.formats.BankReading.rows;
import static io.matcher.formats.BankReading.sample;
import static io.matcher.formats.BankReading.samples;
import static io.matcher.formats.BankReading.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NachaTest {
    private static String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try (java.io.InputStream in = NachaTest.class.getResourceAsStream("/io/matcher/formats/payments.ach")) {
            assertThat(in).isNotNull();
            if (in != null) {
                text.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return text.toString();
    }

    private static List<String> findings(List<Parsed> read) {
        return statements(read).stream()
                .flatMap(statement -> statement.findings().stream())
                .map(StatementFinding::detail)
                .toList();
    }

    @Test
    void signs_are_those_of_the_originators_book_and_a_return_turns_them() throws IOException {
        List<Parsed> read = fixture("payments.ach");
        assertThat(refusals(read)).isEmpty();
        assertThat(rows(read))
                .extracting(row -> row.amount().toPlainString())
                .containsExactly("-100.00", "25.50", "0.00", "-25.50");
        assertThat(findings(read)).isEmpty();
        ParsedTransaction salary = rows(read).getFirst();
        assertThat(salary.reference()).isEqualTo("EMP-1");
        assertThat(salary.bookingDate()).isEqualTo("2026-03-03");
        assertThat(salary.valueDate()).isEqualTo("2026-03-04");
        assertThat(salary.description()).contains("JANE ROE").contains("THANK YOU");
        assertThat(rows(read).get(2).metadata()).containsEntry("prenote", "true");
        ParsedTransaction returned = rows(read).get(3);
        assertThat(returned.metadata())
                .containsEntry("return_reason", "R01")
                .containsEntry("original_trace", "091000010000002");
        assertThat(returned.externalId()).contains("return of 091000010000002");
        assertThat(statements(read)).extracting(Statement::kind).containsOnly(Statement.Kind.NOTIFICATION);
        assertThat(statements(read).getFirst().credits()).isEqualByComparingTo("25.50");
        assertThat(statements(read).getFirst().debits()).isEqualByComparingTo("100.00");
    }

    @Test
    void lines_cut_after_their_last_sign_and_lines_without_ends_are_read_as_well() throws IOException {
        String file = text();
        String cut = file.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
        assertThat(rows(read(cut))).hasSize(4);
        assertThat(findings(read(cut))).isEmpty();
        assertThat(rows(read(file.replace("\n", "")))).hasSize(4);
    }

    @Test
    void a_control_that_is_wrong_is_a_finding_and_a_missing_one_a_cut_file() throws IOException {
        String file = text();
        List<String> lines = file.lines().toList();
        String without = file.replace(lines.get(2) + "\n", "");
        assertThat(findings(read(without))).isNotEmpty().allMatch(detail -> detail.startsWith("the file states"));
        String half = file.substring(0, file.indexOf("\n9"));
        assertThatThrownBy(() -> read(half)).hasMessageContaining("the file is cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20110805A.ach", "two-micro-deposits.ach", "return-WEB.ach"})
    void a_real_file_is_as_its_facts_say(String name) throws IOException {
        Map<String, Object> facts = facts("nacha/" + name);
        List<Parsed> read = sample("nacha/" + name, ReadingRules.DEFAULT);
        List<ParsedTransaction> rows = rows(read);
        Map<?, ?> types = (Map<?, ?>) facts.get("recordTypes");
        assertThat(refusals(read)).isEmpty();
        assertThat("" + rows.size()).isEqualTo(types == null ? "" : types.get("6"));
        assertThat("" + statements(read).size()).isEqualTo(types == null ? "" : types.get("5"));
        assertThat(lines(name)).isEqualTo(types);
        assertThat(byCode(rows, true)).isEqualByComparingTo("" + facts.get("credits"));
        assertThat(byCode(rows, false)).isEqualByComparingTo("" + facts.get("debits"));
        assertThat("" + facts.get("fileControlDebits"))
                .satisfies(stated -> assertThat(new BigDecimal(stated)).isEqualByComparingTo(byCode(rows, false)));
        assertThat("" + facts.get("fileControlCredits"))
                .satisfies(stated -> assertThat(new BigDecimal(stated)).isEqualByComparingTo(byCode(rows, true)));
        assertThat(rows.stream()
                        .map(row -> (Object) row.metadata().get("entry_class"))
                        .distinct()
                        .sorted()
                        .toList())
                .isEqualTo(facts.get("SEC"));
        assertThat(""
                        + rows.stream()
                                .filter(row -> row.metadata().containsKey("return_reason"))
                                .count())
                .isEqualTo(facts.get("returnAddenda99"));
        assertThat(findings(read))
                .noneMatch(d -> d.contains("debits") || d.contains("credits") || d.contains("addenda"));
        boolean batchesMissing = findings(read).contains("the file states 5 batches and has 4");
        assertThat(batchesMissing).isEqualTo(name.startsWith("2011"));
        assertThat(rows).extracting(ParsedTransaction::externalId).doesNotHaveDuplicates();
        assertThat(entryCount(types)).isEqualTo("" + facts.get("fileControlEntryCount"));
    }

    private static String entryCount(@org.jspecify.annotations.Nullable Map<?, ?> types) {
        return types == null
                ? ""
                : "" + (Integer.parseInt("" + types.get("6")) + Integer.parseInt("" + types.get("7")));
    }

    private static Map<String, String> lines(String name) throws IOException {
        Map<String, String> counts = new TreeMap<>();
        boolean ended = false;
        for (String line : Files.readAllLines(samples().resolve("nacha/" + name))) {
            NachaLine read = new NachaLine(line, 1);
            String type = ended && read.isFiller() ? "9pad" : "" + read.type();
            ended |= type.equals("9");
            counts.merge(type, "1", (a, b) -> "" + (Integer.parseInt(a) + 1));
        }
        return counts;
    }

    private static BigDecimal byCode(List<ParsedTransaction> rows, boolean credit) {
        return rows.stream()
                .filter(row -> ("" + row.metadata().get("transaction_code")).charAt(1) <= '4' == credit)
                .map(row -> row.amount().abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
