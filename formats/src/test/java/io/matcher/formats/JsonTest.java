package io.matcher.formats;

import static io.matcher.formats.Reading.fields;
import static io.matcher.formats.Reading.json;
import static io.matcher.formats.Reading.refusal;
import static io.matcher.formats.Reading.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void an_array_of_objects_is_read_element_by_element() throws IOException {
        List<FileRecord> rows = Reading.records(resource("ledger.json"), "json");
        assertThat(rows).extracting(FileRecord::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(fields(rows.get(0)))
                .containsEntry("amount", "1250.00")
                .containsEntry("fee", "{\"amount\":\"1.25\",\"currency\":\"BRL\"}")
                .containsEntry("tags", "[\"pix\",\"instant\"]")
                .containsEntry("settled", "true")
                .doesNotContainKey("note");
        assertThat(fields(rows.get(1))).containsEntry("external_id", "2").containsEntry("exact", "1.2300e+2");
        assertThat(refusal(rows.get(2)))
                .isEqualTo(new Refusal(3, null, "the element is a text and not an object", "not an object"));
        assertThat(refusal(rows.get(3)).column()).isEqualTo("amount");
        assertThat(refusal(rows.get(3)).reason()).isEqualTo("the member \"amount\" occurs twice");
        assertThat(fields(rows.get(4))).containsEntry("amount", "12345678901234567890");
    }

    @Test
    void one_object_is_one_row() throws IOException {
        assertThat(json("{\"a\":\"x\"}")).singleElement().satisfies(row -> assertThat(fields(row))
                .isEqualTo(Map.of("a", "x")));
    }

    @Test
    void objects_that_follow_each_other_over_several_lines_are_rows() throws IOException {
        assertThat(json("{\n\"a\":1}\n{\n\"a\":2}"))
                .extracting(row -> fields(row).get("a"))
                .containsExactly("1", "2");
    }

    @Test
    void a_bad_line_of_ndjson_is_refused_and_the_next_one_read() throws IOException {
        List<FileRecord> rows = Reading.records(resource("ledger.ndjson"), "json");
        assertThat(rows).extracting(FileRecord::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(refusal(rows.get(1)).reason()).startsWith("line 2: not valid JSON at character ");
        assertThat(refusal(rows.get(2)).reason()).isEqualTo("line 3: the line holds an array and not an object");
        assertThat(refusal(rows.get(3)).reason()).startsWith("line 5: ");
        assertThat(fields(rows.get(4))).containsEntry("external_id", "LED-0005");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"a":1}            | MALFORMED
            [{"a":1},]          | MALFORMED
            [{"a":1}] [2]       | MALFORMED
            [{"a":"x            | MALFORMED
            [{"a":NaN}]         | MALFORMED
            [{"a":01}]          | MALFORMED
            5                   | MALFORMED
            "text"              | MALFORMED
            [{'a':1}]           | MALFORMED
            []                  | EMPTY
            """)
    void what_can_not_be_read_on_breaks_the_file(String text, Fault fault) {
        BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> json(text));
        assertThat(broken.fault()).isEqualTo(fault);
    }

    @Test
    void the_rows_before_a_broken_place_are_handed_out_and_the_place_is_named() throws IOException {
        byte[] file = "[{\"a\":1},\n {\"a\":2},\n {\"a\" 3}]".getBytes(StandardCharsets.UTF_8);
        try (RecordReader reader = Formats.standard()
                .open(new java.io.ByteArrayInputStream(file), "json", null, FormatOptions.FIND_BY_LOOKING)) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNotNull();
            BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, reader::next);
            assertThat(broken.place().line()).isEqualTo(3);
            assertThat(broken.place().column()).isPositive();
            assertThat(broken.place().offset()).isPositive();
            assertThat(reader.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":["})
    void ten_thousand_levels_are_refused_without_exhausting_the_stack(String level) {
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> json(level.repeat(10_000) + "1"));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(broken).hasMessageContaining("100");
    }

    @Test
    void a_number_of_more_than_100_characters_is_refused() {
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> json("[{\"a\":" + "9".repeat(1_000_000) + "}]"));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void a_text_beyond_the_limit_is_refused() {
        BrokenFileException broken = catchThrowableOfType(
                BrokenFileException.class, () -> json("[{\"a\":\"" + "9".repeat(1_100_000) + "\"}]"));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void an_object_of_too_many_members_is_refused_alone() throws IOException {
        StringBuilder text = new StringBuilder("[{");
        for (int i = 0; i < 5_000; i++) {
            text.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":").append(i);
        }
        List<FileRecord> rows = json(text + "},{\"a\":1}]");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the object has more than 1000 members");
        assertThat(fields(rows.get(1))).containsEntry("a", "1");
    }

    @Test
    void a_nested_value_beyond_the_limit_is_refused_alone() throws IOException {
        List<FileRecord> rows = json("[{\"a\":[" + "1,".repeat(2_000_000) + "1]},{\"a\":1}]");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the nested value is longer than 1048576 characters");
        assertThat(fields(rows.get(1))).containsEntry("a", "1");
    }

    @Test
    void a_nested_member_that_comes_twice_is_refused() throws IOException {
        assertThat(refusal(json("[{\"a\":{\"b\":1,\"c\":{\"d\":1,\"d\":2}}}]").getFirst()))
                .isEqualTo(new Refusal(
                        1, "a", "the nested member \"d\" occurs twice", "{\"b\":1,\"c\":{\"d\":1,\"d\":2}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"a":"x\\u0000"}]           | the value holds a NUL character
            [{"a":"\\ud800"}]            | the value holds half of a surrogate pair
            [{"a":{"b":"\\u0000"}}]      | a nested value holds a NUL character
            [{"a":{"\\u0000":1}}]        | a nested member's name holds a NUL character
            """)
    void characters_no_database_can_hold_are_refused(String text, String reason) throws IOException {
        assertThat(refusal(json(text).getFirst()).reason()).isEqualTo(reason);
        assertThat(refusal(json(text).getFirst()).column()).isEqualTo("a");
    }

    @Test
    void broken_utf8_in_a_text_refuses_its_object_only() throws IOException {
        byte[] file = "[{\"a\":\"é?\"},{\"a\":\"b\"}]".getBytes(StandardCharsets.UTF_8);
        file[9] = (byte) 0xFF;
        List<FileRecord> rows = Reading.records(file, "json");
        assertThat(refusal(rows.get(0)).reason())
                .isEqualTo("the value holds bytes that are no character in the file's encoding");
        assertThat(fields(rows.get(1))).containsEntry("a", "b");
    }

    @Test
    void utf16_is_found_by_looking() throws IOException {
        byte[] file = "[{\"a\":\"é\"}]".getBytes(StandardCharsets.UTF_16LE);
        assertThat(fields(Reading.records(file, null).getFirst())).containsEntry("a", "é");
    }

    @Test
    void strings_in_nested_values_are_written_as_json_again() throws IOException {
        assertThat(fields(json("[{\"a\":{\"q\\\"\\n\":\"\\u0001\\\\\\/é\"}}]").getFirst()))
                .containsEntry("a", "{\"q\\\"\\n\":\"\\u0001\\\\/é\"}");
    }
}
