package io.matcher.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.Statement.Balance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the formats of statements share: lines, names of entries, rows, sums. */
class StatementPartsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static List<String> lines(byte[] file) throws IOException {
        List<String> all = new ArrayList<>();
        try (Lines lines = new Lines(ByteSource.of(new ByteArrayInputStream(file)), null)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(lines.number() + ":" + line);
            }
        }
        return all;
    }

    @Test
    void lines_end_with_any_line_end_and_the_last_with_none() throws IOException {
        assertThat(lines("a\r\nb\nc\rd\n\ne".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("1:a", "2:b", "3:c", "4:d", "5:", "6:e");
        assertThat(lines(new byte[0])).isEmpty();
    }

    @Test
    void the_end_of_file_mark_of_older_systems_ends_the_file() throws IOException {
        assertThat(lines("a\r\n\u001a\0\0".getBytes(StandardCharsets.US_ASCII))).containsExactly("1:a");
    }

    @Test
    void western_lines_are_read_as_such() throws IOException {
        assertThat(lines("São\n".getBytes(StandardCharsets.ISO_8859_1))).containsExactly("1:São");
    }

    @Test
    void an_endless_line_is_refused_with_its_number() {
        byte[] endless = new byte[Limits.MAX_RECORD_CHARS + 10];
        java.util.Arrays.fill(endless, (byte) 'x');
        endless[1] = '\n';
        assertThatThrownBy(() -> lines(endless))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("longer than");
    }

    @Test
    void equal_entries_get_ordinals_that_do_not_depend_on_the_file() throws IOException {
        EntryIds one = new EntryIds();
        EntryIds other = new EntryIds();
        String fee = one.byContent("ACC", DAY, new BigDecimal("-5.00"), "FEE");
        assertThat(one.byContent("ACC", DAY, new BigDecimal("-5.00"), "FEE")).isEqualTo(fee + "#2");
        assertThat(other.byContent("ACC", DAY, new BigDecimal("-6.00"), "FEE")).isNotEqualTo(fee);
        assertThat(other.byContent("ACC", DAY, new BigDecimal("-5.00"), "FEE")).isEqualTo(fee);
        assertThat(one.byReference("ACC", " REF 1 ")).isEqualTo("ACC/REF 1");
        assertThat(one.byReference(null, "REF 1")).isEqualTo("REF 1");
        assertThat(one.byReference("ACC", "x".repeat(400)).length()).isLessThan(Limits.MAX_IDENTIFIER_CHARS);
    }

    @Test
    void a_row_has_the_columns_that_the_entry_fills() {
        FileRecord row = new EntryRow()
                .begin()
                .externalId("A/1")
                .amount(new BigDecimal("-1.50"), "EUR")
                .date(DAY)
                .valueDate(null)
                .pending(true)
                .description("  Miete ")
                .put("iban", "DE1")
                .put("iban", "DE2")
                .put("blank", " ")
                .end(7);
        assertThat(((Row) row).fields())
                .containsExactly(
                        java.util.Map.entry("external_id", "A/1"),
                        java.util.Map.entry("amount", "-1.50"),
                        java.util.Map.entry("currency", "EUR"),
                        java.util.Map.entry("date", "2026-03-02"),
                        java.util.Map.entry("posting", "PENDING"),
                        java.util.Map.entry("description", "Miete"),
                        java.util.Map.entry("iban", "DE1"),
                        java.util.Map.entry("iban#2", "DE2"));
    }

    @Test
    void an_entry_with_a_character_that_can_not_be_kept_is_refused_by_name() {
        FileRecord read = new EntryRow().begin().description("a\0b").end(3);
        assertThat(read).isEqualTo(new Refusal(3, "description", "the value holds a NUL character", null));
    }

    @Test
    void a_statement_that_does_not_add_up_says_so_with_its_values() {
        StatementTally tally = new StatementTally();
        tally.book(new BigDecimal("10.00"), "EUR");
        tally.book(new BigDecimal("-2.50"), "EUR");
        Balance opening = new Balance(new BigDecimal("100"), "EUR", DAY);
        tally.expectContinuity(opening, new Balance(new BigDecimal("107.5"), "EUR", DAY));
        tally.expectTotal("credits", new BigDecimal("10"), tally.credits());
        tally.expectCount("entries", 2, tally.entries());
        assertThat(tally.findings()).isEmpty();
        tally.expectContinuity(opening, new Balance(new BigDecimal("107.51"), "EUR", DAY));
        assertThat(tally.findings())
                .containsExactly(new StatementFinding(
                        StatementFinding.Kind.BALANCE_BROKEN,
                        "the opening balance 100 and the entries come to 107.50, the closing balance is 107.51"));
    }

    @Test
    void several_currencies_are_not_added_up() {
        StatementTally tally = new StatementTally();
        tally.book(new BigDecimal("10.00"), "SEK");
        tally.expectContinuity(new Balance(BigDecimal.ONE, "EUR", DAY), new Balance(BigDecimal.TEN, "EUR", DAY));
        assertThat(tally.findings())
                .extracting(StatementFinding::kind)
                .containsExactly(StatementFinding.Kind.CURRENCY_CHANGES);
    }

    @Test
    void pending_rows_and_value_dates_are_read_where_the_map_names_their_columns() throws IOException {
        FieldMapping mapping = FieldMapping.of(java.util.Map.of(
                "external_id",
                "id",
                "amount",
                "amount",
                "currency",
                "currency",
                "date",
                "date",
                "value_date",
                "valuta",
                "posting",
                "status"));
        List<Parsed> read = Reading.transactions("""
                id,amount,currency,date,valuta,status
                1,1.00,EUR,2026-03-02,2026-03-04,Pending
                2,1.00,EUR,2026-03-02,,booked
                3,1.00,EUR,2026-03-02,soon,booked
                """, mapping, ReadingRules.DEFAULT);
        ParsedTransaction pending = (ParsedTransaction) read.get(0);
        assertThat(pending.pending()).isTrue();
        assertThat(pending.valueDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        ParsedTransaction booked = (ParsedTransaction) read.get(1);
        assertThat(booked.pending()).isFalse();
        assertThat(booked.valueDate()).isNull();
        assertThat(((Refusal) read.get(2)).column()).isEqualTo("valuta");
    }
}
