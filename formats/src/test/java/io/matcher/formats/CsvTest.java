package io.matcher.formats;

import static io.matcher.formats.Reading.csv;
import static io.matcher.formats.Reading.fields;
import static io.matcher.formats.Reading.records;
import static io.matcher.formats.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void rows_are_numbered_by_line_and_named_by_the_trimmed_header() throws IOException {
        List<FileRecord> rows = csv(" id , amount\n1,10.50\n2,-3\n");
        assertThat(rows).extracting(FileRecord::position).containsExactly(2L, 3L);
        assertThat(fields(rows.get(0))).isEqualTo(Map.of("id", "1", "amount", "10.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found_by_looking(String delimiter) throws IOException {
        String text = "id,name,amount\n1,\"a,;\t|b\",5\n2,c,6\n"
                .replace(",name,", delimiter + "name" + delimiter)
                .replace("1,\"", "1" + delimiter + "\"")
                .replace("b\",5", "b\"" + delimiter + "5")
                .replace("2,c,6", "2" + delimiter + "c" + delimiter + "6");
        assertThat(fields(csv(text).get(0))).containsEntry("name", "a,;\t|b").containsEntry("amount", "5");
    }

    @Test
    void decimal_commas_do_not_hide_the_semicolon() throws IOException {
        assertThat(fields(csv("id;amount;fee\n1;10,50;0,10\n2;11,50;0,20\n").get(1)))
                .containsEntry("amount", "11,50");
    }

    @Test
    void the_line_with_which_spreadsheets_announce_the_delimiter_is_no_header() throws IOException {
        List<FileRecord> rows = csv("sep=;\r\nid;amount\r\n1;2,5\r\n");
        assertThat(fields(rows.get(0))).containsEntry("amount", "2,5");
        assertThat(rows.get(0).position()).isEqualTo(3);
    }

    @Test
    void quoted_fields_hold_delimiters_quotes_and_line_ends() throws IOException {
        List<FileRecord> rows = csv("id,text\r\n1,\"a \"\"b\"\",\r\nc\"\r\n2,d\r\n");
        assertThat(fields(rows.get(0))).containsEntry("text", "a \"b\",\r\nc");
        assertThat(rows.get(1).position()).isEqualTo(4);
    }

    @Test
    void blanks_before_an_opening_quote_are_passed_over() throws IOException {
        assertThat(fields(csv("id, text\n1,   \"a, b\"  \n").get(0))).containsEntry("text", "a, b");
    }

    @Test
    void apostrophes_quote_where_no_double_quote_does() throws IOException {
        assertThat(fields(csv("id,text\n1,'a, b'\n2,'c'\n").get(0))).containsEntry("text", "a, b");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void the_encoding_is_found_by_looking(String charset) throws IOException {
        byte[] file = "id;text\n1;São João à vista é caro\n".getBytes(Charset.forName(charset));
        assertThat(fields(records(file, "csv").get(0))).containsEntry("text", "São João à vista é caro");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_part_of_the_header(String charset) throws IOException {
        byte[] file = "\uFEFFid;text\n1;é\n".getBytes(Charset.forName(charset));
        assertThat(fields(records(file, "csv").get(0))).isEqualTo(Map.of("id", "1", "text", "é"));
    }

    @Test
    void an_encoding_that_shows_only_after_the_first_64_KiB_is_still_found() throws IOException {
        String ascii = "1;plain\n".repeat(20_000);
        byte[] file = ("id;text\n" + ascii + "2;ação\n").getBytes(Encodings.WESTERN);
        assertThat(fields(records(file, "csv").getLast())).containsEntry("text", "ação");
    }

    @Test
    void a_header_name_that_comes_twice_refuses_the_file() {
        assertThatThrownBy(() -> csv("id,amount,id\n1,2,3\n"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the header has the column \"id\" twice (line 1)");
    }

    @Test
    void a_blank_header_name_gets_that_of_its_position() throws IOException {
        assertThat(fields(csv("id,,amount\n1,x,3\n").get(0))).containsEntry("column_2", "x");
    }

    @Test
    void a_row_with_another_number_of_fields_is_refused_and_the_next_one_read() throws IOException {
        List<FileRecord> rows = csv("id,amount\n1,2,3\n2,5\n3\n");
        assertThat(refusal(rows.get(0)))
                .isEqualTo(new Refusal(2, null, "the row has 3 fields where the header has 2", "1 | 2 | 3"));
        assertThat(fields(rows.get(1))).containsEntry("id", "2");
        assertThat(refusal(rows.get(2)).reason()).isEqualTo("the row has 1 fields where the header has 2");
    }

    @Test
    void text_after_a_closing_quote_refuses_the_row_only() throws IOException {
        List<FileRecord> rows = csv("id,text\n1,\"the \"big\" one\"\n2,x\n");
        assertThat(refusal(rows.get(0)).column()).isEqualTo("text");
        assertThat(refusal(rows.get(0)).reason()).contains("after the closing quote");
        assertThat(fields(rows.get(1))).containsEntry("text", "x");
    }

    @Test
    void a_stray_quote_that_swallows_lines_names_all_of_them() throws IOException {
        List<FileRecord> rows = csv("id,text,n\n1,\"oops,1\n2,b,2\n3,\"c\",3\n4,d,4\n");
        assertThat(refusal(rows.get(0)).position()).isEqualTo(2);
        assertThat(refusal(rows.get(0)).reason()).isNotEmpty();
        assertThat(fields(rows.getLast())).containsEntry("id", "4");
    }

    @Test
    void a_quote_that_is_never_closed_names_where_it_opened() {
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> csv("id,text\n1,a\n2,\"never\n3,b\n4,c\n"));
        assertThat(broken.fault()).isEqualTo(Fault.MALFORMED);
        assertThat(broken.place()).isEqualTo(new Place(3, 3, -1));
    }

    @Test
    void nul_characters_refuse_their_row_by_line_and_column() throws IOException {
        List<FileRecord> rows = csv("id,text\n1,a\n2,b\0c\n3,d\n");
        assertThat(refusal(rows.get(1)).column()).isEqualTo("text");
        assertThat(refusal(rows.get(1)).position()).isEqualTo(3);
        assertThat(refusal(rows.get(1)).reason()).isEqualTo("line 3, character 4 is a NUL character");
        assertThat(fields(rows.get(2))).containsEntry("id", "3");
    }

    @Test
    void broken_utf8_refuses_its_row_by_line_and_column() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("id,text\n1,é ç ã\n2,\"b".getBytes(StandardCharsets.UTF_8));
        file.write(0xC3);
        file.write("\"\n3,d\n".getBytes(StandardCharsets.UTF_8));
        List<FileRecord> rows = records(file.toByteArray(), "csv");
        assertThat(refusal(rows.get(1)).column()).isEqualTo("text");
        assertThat(refusal(rows.get(1)).reason())
                .isEqualTo("line 3, character 5 is bytes that are no character in the file's encoding");
        assertThat(fields(rows.get(2))).containsEntry("id", "3");
    }

    @Test
    void empty_lines_and_rows_without_any_content_are_passed_over() throws IOException {
        List<FileRecord> rows = csv("id,amount\n\n1,2\n,\n\r\n2,3\n\n");
        assertThat(rows).extracting(FileRecord::position).containsExactly(3L, 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_line_end_counts_as_one(String end) throws IOException {
        List<FileRecord> rows = csv(String.join(end, "id,n", "1,2", "2,3", "3,4"));
        assertThat(rows).extracting(FileRecord::position).containsExactly(2L, 3L, 4L);
        assertThat(fields(rows.get(2))).containsEntry("n", "4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "id,amount\n", "\uFEFF"})
    void a_file_without_rows_is_empty(String text) {
        BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> csv(text));
        assertThat(broken.fault()).isEqualTo(Fault.EMPTY);
    }

    @Test
    void a_million_columns_are_refused() {
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> csv("a,".repeat(1_000_000) + "b\n1\n"));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(broken).hasMessageContaining("more than 1000 columns");
    }

    @Test
    void a_row_of_a_million_fields_is_refused_alone() throws IOException {
        List<FileRecord> rows = csv("a,b\n" + "1,".repeat(1_000_000) + "\n1,2\n");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the row has more than 1000 columns");
        assertThat(fields(rows.get(1))).containsEntry("b", "2");
    }

    @Test
    void a_field_beyond_the_limit_refuses_its_row() throws IOException {
        List<FileRecord> rows = csv("a,b\n1," + "x".repeat(3_000_000) + "\n1,2\n");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the field is longer than 1048576 characters");
        assertThat(refusal(rows.get(0)).column()).isEqualTo("b");
        assertThat(fields(rows.get(1))).containsEntry("b", "2");
    }

    @Test
    void a_field_just_within_the_limit_is_kept_whole() throws IOException {
        String longest = "y".repeat(Limits.MAX_FIELD_CHARS);
        assertThat(fields(csv("a,b\n1," + longest + "\n2,\"" + longest + "\"\n").get(1)))
                .containsEntry("b", longest);
    }

    @Test
    void a_row_beyond_the_limit_of_all_its_fields_is_refused() throws IOException {
        String field = "z".repeat(1_000_000);
        List<FileRecord> rows =
                csv("a,b,c,d,e\n" + String.join(",", field, field, field, field, field) + "\n1,2,3,4,5\n");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the row is longer than 4194304 characters");
        assertThat(fields(rows.get(1))).containsEntry("e", "5");
    }

    @Test
    void lines_that_a_bank_prints_above_the_table_are_passed_over() throws IOException {
        List<FileRecord> rows = csv("""
                Account;12345678

                Period:;01.01.2026;31.01.2026

                Date;Text;Amount;Balance
                02.01.2026;a;1,00;5,00
                03.01.2026;b;2,00;7,00
                Closing;7,00
                """);
        assertThat(fields(rows.get(0))).containsEntry("Balance", "5,00");
        assertThat(rows).extracting(FileRecord::position).containsExactly(6L, 7L, 8L);
        assertThat(refusal(rows.get(2)).reason()).isEqualTo("the row has 2 fields where the header has 4");
    }

    @Test
    void a_header_narrower_than_its_rows_stays_the_header() throws IOException {
        List<FileRecord> rows = csv("id,amount\n1,2,\n2,3,\n");
        assertThat(rows).hasSize(2).allMatch(Refusal.class::isInstance);
    }

    @Test
    void formulas_are_left_as_they_are() throws IOException {
        assertThat(fields(csv("id,text\n1,=1+1\n").get(0))).containsEntry("text", "=1+1");
    }

    @Test
    void bytes_taken_are_counted() throws IOException {
        byte[] file = ("id,n\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        try (RecordReader reader = Formats.standard()
                .open(new java.io.ByteArrayInputStream(file), "csv", null, FormatOptions.FIND_BY_LOOKING)) {
            reader.next();
            assertThat(reader.bytesRead()).isBetween(1L, file.length - 1L);
            while (reader.next() != null) {
                // to the end
            }
            assertThat(reader.bytesRead()).isEqualTo(file.length);
        }
    }
}
