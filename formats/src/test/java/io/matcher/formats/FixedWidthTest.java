package io.matcher.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FixedWidthTest {

    private static final int LENGTH = 40;

    private static final List<FixedField> FIELDS = List.of(
            field("external_id", 2, 6, FixedField.Kind.TEXT, 0, null),
            new FixedField("amount", 8, 10, FixedField.Kind.DECIMAL, 2, null, true, "dc", List.of("D"), List.of("C")),
            field("dc", 18, 1, FixedField.Kind.TEXT, 0, null),
            field("date", 19, 8, FixedField.Kind.DATE, 0, "ddMMyyyy"),
            new FixedField("description", 27, 14, FixedField.Kind.TEXT, 0, null, false, null, List.of(), List.of()));

    private static final FixedLayout LAYOUT =
            new FixedLayout(LENGTH, null, List.of(new FixedLayout.Filter(1, List.of("1", "3"))), FIELDS);

    private static FixedField field(
            String name, int start, int length, FixedField.Kind kind, int scale, @Nullable String pattern) {
        return new FixedField(name, start, length, kind, scale, pattern, true, null, List.of(), List.of());
    }

    @Test
    void rows_are_the_lines_of_the_record_types_and_values_come_out_plain() throws IOException {
        assertThat(read("""
                        0HEADER
                        1A00001     12345D05012026Café           \s
                        2DETAIL
                        3A00002         7C31122025
                        9TRAILER
                        """))
                .containsExactly(
                        "Row[2, external_id=A00001, amount=-123.45, dc=D, date=2026-01-05, description=Café]",
                        "Row[4, external_id=A00002, amount=0.07, dc=C, date=2025-12-31]");
    }

    @Test
    void a_line_that_can_not_be_used_is_refused_with_line_columns_and_reason_and_the_next_is_read() throws IOException {
        assertThat(read("""
                        1A00001     12x45D05012026
                        1A00002     12345D30022026
                        1A00003     12345X05012026
                        1          012345D05012026
                        1A00005     123
                        1A00006     12345C05012026too much of a good thing here
                        1A00007 -   12345C05012026
                        1A00009     12345C
                        1A00008    123.45C05012026
                        """))
                .containsExactly(
                        "1 amount: amount in columns 8 to 17 is not an amount [12x45]",
                        "2 date: date in columns 19 to 26 is not a date of the form ddMMyyyy [30022026]",
                        "3 amount: amount in columns 8 to 17 goes which way? The field dc is \"X\" [12345]",
                        "4 external_id: external_id in columns 2 to 7 is blank [null]",
                        "5 amount: amount in columns 8 to 17 goes which way? The field dc is blank [123]",
                        "6 null: the line is longer than the 40 characters of the template"
                                + " [1A00006     12345C05012026too much of a ]",
                        "Row[7, external_id=A00007, amount=-123.45, dc=C, date=2026-01-05]",
                        "8 date: date in columns 19 to 26 is missing: the line ends before it [null]",
                        "Row[9, external_id=A00008, amount=123.45, dc=C, date=2026-01-05]");
    }

    @Test
    void signs_stand_before_or_behind_and_a_flag_turns_them() throws IOException {
        FixedLayout plain =
                new FixedLayout(20, null, List.of(), List.of(field("amount", 1, 10, FixedField.Kind.DECIMAL, 3, null)));
        assertThat(read(plain, "-000012345\n     1234-\n+   000001\n        12\n0,50\n000000000,\n", null))
                .containsExactly(
                        "Row[1, amount=-12.345]",
                        "Row[2, amount=-1.234]",
                        "Row[3, amount=0.001]",
                        "Row[4, amount=0.012]",
                        "Row[5, amount=0.50]",
                        "6 amount: amount in columns 1 to 10 is not an amount [000000000,]");
    }

    @Test
    void the_encoding_is_the_templates_and_line_ends_are_of_any_kind() throws IOException {
        Charset western = StandardCharsets.ISO_8859_1;
        FixedLayout layout =
                new FixedLayout(12, western, List.of(), List.of(field("text", 1, 12, FixedField.Kind.TEXT, 0, null)));
        byte[] bytes = "Ação\r\nçãé\rx\n\n\u001a".getBytes(western);
        assertThat(read(layout, bytes)).containsExactly("Row[1, text=Ação]", "Row[2, text=çãé]", "Row[3, text=x]");
    }

    @Test
    void a_file_without_any_row_is_refused_as_a_whole() {
        assertThatThrownBy(() -> read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> read("0x\n9y\n")).hasMessage("none of the 2 lines is a row of this template");
    }

    @Test
    void transactions_come_out_of_it() throws IOException {
        FieldMapping mapping = FieldMapping.withDefaultCurrency(
                java.util.Map.of("external_id", "external_id", "amount", "amount", "date", "date"));
        try (TransactionReader reader = new TransactionReader(
                Formats.standard()
                        .with(new FixedFormat("br/x/y", LAYOUT))
                        .open(
                                new ByteArrayInputStream(
                                        "1A00001     12345D05012026\n".getBytes(StandardCharsets.UTF_8)),
                                "br/x/y",
                                null,
                                FormatOptions.FIND_BY_LOOKING),
                mapping,
                ReadingRules.DEFAULT.withDefaultCurrency("BRL").withDecimalStyle(DecimalStyle.POINT))) {
            assertThat(reader.next())
                    .hasToString(
                            "ParsedTransaction[1, A00001, -123.45 BRL, Moment[bookingDate=2026-01-05, occurredAt=null], null, null, {\"dc\":\"D\"}]");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void mutated_lines_give_rows_or_refusals_and_nothing_else() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String good = "1A00001     12345D05012026Café\n3A00002         7C31122025\n";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                read(LAYOUT, bytes);
            } catch (BrokenFileException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (IOException | RuntimeException wrong) {
                throw new AssertionError("seed " + seed, wrong);
            }
        }
    }

    @Test
    void a_layout_that_no_file_can_be_read_by_is_found_out_before() {
        assertThat(check(LAYOUT, true)).isEmpty();
        assertThat(check(LAYOUT, false))
                .containsExactly("-1 fields lacks the required field currency, and there is no defaultCurrency");
        assertThat(check(new FixedLayout(40, null, List.of(), List.of()), true))
                .containsExactly("-1 fields has no field");
        assertThat(check(
                        new FixedLayout(
                                20,
                                null,
                                List.of(new FixedLayout.Filter(20, List.of("ab"))),
                                List.of(
                                        field("external_id", 1, 6, FixedField.Kind.TEXT, 0, null),
                                        field("amount", 6, 10, FixedField.Kind.TEXT, 0, null),
                                        field("x", 8, 1, FixedField.Kind.DATE, 0, "QQ"),
                                        field("x", 18, 8, FixedField.Kind.DATE, 0, null))),
                        true))
                .containsExactly(
                        "3 name is the name of an earlier field too",
                        "-1 fields lacks the required field date",
                        "3 length overruns the line: it ends at column 25 of a line of 20",
                        "1 start overlaps the field external_id in columns 1 to 6",
                        "2 start overlaps the field amount in columns 6 to 15",
                        "1 kind is not decimal, but the field is money",
                        "2 format can not be used: it does not say day, month and year",
                        "3 format is required for a date, such as ddMMyyyy",
                        "-1 recordFilters overruns the line: \"ab\" at column 20 of a line of 20");
    }

    private static List<String> check(FixedLayout layout, boolean currencyGiven) {
        return FixedLayoutCheck.of(layout, currencyGiven).stream()
                .map(fault -> fault.field() + " " + fault.member() + " " + fault.reason())
                .toList();
    }

    private static List<String> read(String text) throws IOException {
        return read(LAYOUT, text, null);
    }

    private static List<String> read(FixedLayout layout, String text, @Nullable Charset charset) throws IOException {
        return read(layout, text.getBytes(charset == null ? StandardCharsets.UTF_8 : charset));
    }

    private static List<String> read(FixedLayout layout, byte[] bytes) throws IOException {
        List<String> shown = new ArrayList<>();
        try (RecordReader reader = new FixedFormat("t", layout)
                .open(ByteSource.of(new ByteArrayInputStream(bytes)), FormatOptions.FIND_BY_LOOKING)) {
            for (FileRecord read = reader.next(); read != null; read = reader.next()) {
                shown.add(
                        switch (read) {
                            case Row row ->
                                "Row[" + row.position() + ", "
                                        + row.fields().entrySet().stream()
                                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                                .collect(Collectors.joining(", "))
                                        + "]";
                            case Statement statement -> statement.toString();
                            case Refusal refusal ->
                                refusal.position() + " " + refusal.column() + ": " + refusal.reason() + " ["
                                        + refusal.value() + "]";
                        });
            }
        }
        return shown;
    }
}
