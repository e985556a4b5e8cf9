package io.matcher.formats;

import static io.matcher.formats.Reading.fields;
import static io.matcher.formats.Reading.refusal;
import static io.matcher.formats.Reading.resource;
import static io.matcher.formats.Reading.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

    @Test
    void record_elements_are_flattened_by_local_name_and_nothing_is_lost() throws IOException {
        List<FileRecord> rows = Reading.records(resource("ledger.xml"), "xml");
        assertThat(rows).extracting(FileRecord::position).containsExactly(1L, 2L, 3L);
        assertThat(fields(rows.get(0)))
                .isEqualTo(Map.of(
                        "@id", "1",
                        "external_id", "LED-0001",
                        "amount@ccy", "BRL",
                        "amount", "1250.00",
                        "currency", "BRL",
                        "date", "2026-03-02",
                        "description", "Invoice <4711> & more",
                        "tag", "pix",
                        "tag#2", "instant"));
        assertThat(fields(rows.get(1))).containsEntry("description", "Café & pão");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "Row", "RECORD", "item", "Entry"})
    void five_names_make_a_record_in_any_case(String name) throws IOException {
        String text =
                "<all><deep><" + name + "><a>1</a></" + name + "></deep><" + name + "><a>2</a></" + name + "></all>";
        assertThat(xml(text)).extracting(row -> fields(row).get("a")).containsExactly("1", "2");
    }

    @Test
    void a_record_inside_a_record_is_part_of_it() throws IOException {
        assertThat(xml("<l><transaction><a>1</a><item><b>2</b></item></transaction></l>"))
                .singleElement()
                .satisfies(row -> assertThat(fields(row)).isEqualTo(Map.of("a", "1", "b", "2")));
    }

    @Test
    void a_root_with_a_records_name_is_one_only_when_it_holds_none() throws IOException {
        assertThat(xml("<record><a>1</a><b>2</b></record>")).hasSize(1);
        assertThat(xml("<record><row><a>1</a></row><row><a>2</a></row></record>"))
                .extracting(row -> fields(row).get("a"))
                .containsExactly("1", "2");
    }

    @Test
    void text_beside_elements_is_kept() throws IOException {
        assertThat(fields(xml("<l><row>loose<p>mixed<a>1</a></p></row></l>").getFirst()))
                .isEqualTo(Map.of("#text", "loose", "p", "mixed", "a", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "windows-1252"})
    void the_declared_encoding_is_honoured(String charset) throws IOException {
        String text = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><l><row><a>ação</a></row></l>";
        assertThat(fields(Reading.records(text.getBytes(Charset.forName(charset)), "xml")
                        .getFirst()))
                .containsEntry("a", "ação");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><l><row><a>&b;</a></row></l>",
                "<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><l><row><a>&x;</a></row></l>",
                "<!DOCTYPE l SYSTEM \"http://127.0.0.1:1/x.dtd\"><l><row><a>1</a></row></l>",
                "<!DOCTYPE l [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]><l><row><a>1</a></row></l>",
                "<!DOCTYPE l><l><row><a>1</a></row></l>"
            })
    void document_types_and_their_entities_are_refused(String text) {
        BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> xml(text));
        assertThat(broken.fault()).isEqualTo(Fault.UNSUPPORTED);
        assertThat(broken).hasMessageStartingWith("document type declarations (DTD) are refused (line 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <l><row><a>1</a></row>           | MALFORMED
            <l><row><a>1</b></row></l>       | MALFORMED
            <l><row><a>&nope;</a></row></l>  | MALFORMED
            <l><row><a>&#0;</a></row></l>    | MALFORMED
            <l></l><m/>                      | MALFORMED
            <l><other>1</other></l>          | EMPTY
            not xml                          | MALFORMED
            """)
    void what_can_not_be_read_on_breaks_the_file(String text, Fault fault) {
        BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> xml(text));
        assertThat(broken.fault()).isEqualTo(fault);
    }

    @Test
    void the_place_of_the_fault_is_named() {
        BrokenFileException broken = catchThrowableOfType(
                BrokenFileException.class, () -> xml("<l>\n<row><a>1</a></row>\n<row><a>2</b></row>\n</l>"));
        assertThat(broken.place().line()).isEqualTo(3);
        assertThat(broken.place().column()).isPositive();
    }

    @Test
    void broken_utf8_breaks_the_file_as_xml_demands() {
        byte[] file = "<l><row><a>?</a></row></l>".getBytes(StandardCharsets.UTF_8);
        file[11] = (byte) 0xC3;
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> Reading.records(file, "xml"));
        assertThat(broken.fault()).isEqualTo(Fault.MALFORMED);
        assertThat(broken.place().isKnown()).isTrue();
    }

    @Test
    void ten_thousand_levels_are_refused_without_exhausting_the_stack() {
        BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> xml("<a>".repeat(10_000)));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(broken).hasMessageContaining("100");
    }

    @Test
    void a_text_beyond_the_limit_is_refused_alone() throws IOException {
        List<FileRecord> rows = xml("<l><row><a>" + "x".repeat(3_000_000) + "</a></row><row><a>1</a></row></l>");
        assertThat(refusal(rows.get(0)).column()).isEqualTo("a");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the text is longer than 1048576 characters");
        assertThat(fields(rows.get(1))).containsEntry("a", "1");
    }

    @Test
    void a_record_of_too_many_fields_is_refused_alone() throws IOException {
        List<FileRecord> rows = xml("<l><row>" + "<a>1</a>".repeat(5_000) + "</row><row><a>1</a></row></l>");
        assertThat(refusal(rows.get(0)).reason()).isEqualTo("the record has more than 1000 fields");
        assertThat(fields(rows.get(1))).containsEntry("a", "1");
    }

    @Test
    void an_attribute_beyond_the_limit_is_refused() {
        BrokenFileException broken = catchThrowableOfType(
                BrokenFileException.class, () -> xml("<l><row a=\"" + "x".repeat(3_000_000) + "\"/></l>"));
        assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
    }
}
