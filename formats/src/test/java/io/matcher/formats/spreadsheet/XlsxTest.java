package io.matcher.formats.spreadsheet;

import static io.matcher.formats.spreadsheet.WorkbookFile.cell;
import static io.matcher.formats.spreadsheet.WorkbookFile.sheet;
import static io.matcher.formats.spreadsheet.WorkbookFile.texts;
import static io.matcher.formats.spreadsheet.WorkbookFile.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFile;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.TransactionReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxTest {
    private static final String DATES = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[$-416]dd/mmm/yy;@'/>"
            + "<numFmt numFmtId='171' formatCode='\"dia\" #,##0.00'/><numFmt numFmtId='172' formatCode='[h]:mm'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='170'/><xf numFmtId='171'/>"
            + "<xf numFmtId='172'/><xf numFmtId='20'/></cellXfs></styleSheet>";

    private static Row row(WorkbookFile file) throws IOException {
        return (Row) file.read().getFirst();
    }

    private static String value(WorkbookFile file) throws IOException {
        return String.valueOf(row(file).value("v"));
    }

    private static WorkbookFile dated(String cell) {
        return cell(cell).part("xl/styles.xml", DATES);
    }

    private static List<Parsed> parsed(byte[] file, Map<String, String> map, ReadingRules rules) throws IOException {
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), null, null, FormatOptions.FIND_BY_LOOKING);
        List<Parsed> all = new ArrayList<>();
        try (TransactionReader reader = TransactionReader.of(records, map, rules)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                all.add(read);
            }
        }
        return all;
    }

    @Test
    void a_workbook_of_a_usual_writer_becomes_transactions() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Razão");
            List<String> header = List.of("id", "valor", "moeda", "data", "quando", "texto");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, "L1");
            sheet.value(1, 1, new BigDecimal("-1234.56"));
            sheet.value(1, 2, "BRL");
            sheet.value(1, 3, LocalDate.of(2026, 3, 2));
            sheet.style(1, 3).format("dd/MM/yyyy").set();
            sheet.value(1, 4, LocalDateTime.of(2026, 3, 2, 10, 15, 30));
            sheet.style(1, 4).format("yyyy-MM-dd H:mm:ss").set();
            sheet.value(1, 5, "Aluguel de março");
        }
        Map<String, String> map = Map.of(
                "external_id", "id", "amount", "valor", "currency", "moeda", "date", "data", "description", "texto");
        assertThat(parsed(bytes.toByteArray(), map, ReadingRules.DEFAULT))
                .singleElement()
                .satisfies(read -> {
                    ParsedTransaction transaction = (ParsedTransaction) read;
                    assertThat(transaction.externalId()).isEqualTo("L1");
                    assertThat(transaction.amount()).isEqualByComparingTo("-1234.56");
                    assertThat(transaction.bookingDate()).isEqualTo(LocalDate.of(2026, 3, 2));
                    assertThat(transaction.description()).isEqualTo("Aluguel de março");
                    assertThat(transaction.metadata()).containsEntry("quando", "2026-03-02T10:15:30");
                });
    }

    @Test
    void the_fixture_of_the_other_tests_is_read() throws IOException {
        try (InputStream in = Formats.class.getResourceAsStream("ledger.xlsx")) {
            List<FileRecord> read = WorkbookFile.read(
                    in == null ? new byte[0] : in.readAllBytes(), "xlsx", FormatOptions.FIND_BY_LOOKING);
            assertThat(FixedFile.rows(read))
                    .containsExactly(
                            Map.of(
                                    "external_id", "L1",
                                    "amount", "-1234.56",
                                    "currency", "EUR",
                                    "date", "2026-03-02",
                                    "description", "Miete März"),
                            Map.of(
                                    "external_id", "L2",
                                    "amount", "10",
                                    "currency", "EUR",
                                    "date", "2026-03-03",
                                    "description", ""));
        }
    }

    @Test
    void numbers_are_decimal_texts_without_the_noise_of_binary_fractions() throws IOException {
        assertThat(value(cell("<c><v>1234.5599999999999</v></c>"))).isEqualTo("1234.56");
        assertThat(value(cell("<c><v>0.1</v></c>"))).isEqualTo("0.1");
        assertThat(value(cell("<c><v>0.30000000000000004</v></c>"))).isEqualTo("0.30000000000000004");
        assertThat(value(cell("<c><v>1.5E3</v></c>"))).isEqualTo("1500");
        assertThat(value(cell("<c><v>1E-3</v></c>"))).isEqualTo("0.001");
        assertThat(value(cell("<c><v>12345678901234567.89</v></c>"))).isEqualTo("12345678901234567.89");
        assertThat(value(cell("<c><v>1E999999999</v></c>"))).isEqualTo("1E999999999");
    }

    @Test
    void a_number_stays_that_number_whatever_decimal_style_the_texts_have() throws IOException {
        WorkbookFile file = WorkbookFile.of(texts("id", "amount", "date")
                        + "<row><c t='inlineStr'><is><t>A</t></is></c><c><v>1.234</v></c><c s='1'><v>46083</v></c></row>"
                        + texts("B", "1.234,50", "03/04/2026"))
                .part("xl/styles.xml", DATES);
        Map<String, String> map = Map.of("external_id", "id", "amount", "amount", "date", "date");
        for (ReadingRules rules : List.of(
                ReadingRules.DEFAULT.withDefaultCurrency("BRL"),
                new ReadingRules(
                        ReadingRules.DEFAULT.timeZone(),
                        DecimalStyle.COMMA,
                        null,
                        "dd/MM/yyyy",
                        java.util.Set.of(),
                        "BRL"))) {
            List<Parsed> read = parsed(file.bytes(), map, rules);
            assertThat(((ParsedTransaction) read.getFirst()).amount()).isEqualByComparingTo("1.234");
            assertThat(((ParsedTransaction) read.getFirst()).bookingDate()).isEqualTo(LocalDate.of(2026, 3, 2));
        }
    }

    @Test
    void a_text_that_looks_like_a_number_stays_as_it_was_written() throws IOException {
        assertThat(value(cell("<c t='inlineStr'><is><t>007,50 </t></is></c>"))).isEqualTo("007,50 ");
        assertThat(row(cell("<c t='inlineStr'><is><t>1.234</t></is></c>")).isPlain(0))
                .isFalse();
        assertThat(row(cell("<c><v>1.234</v></c>")).isPlain(0)).isTrue();
    }

    @Test
    void a_style_makes_a_date_of_a_number() throws IOException {
        assertThat(value(dated("<c s='1'><v>46083</v></c>"))).isEqualTo("2026-03-02");
        assertThat(value(dated("<c s='2'><v>46083.427430555559</v></c>"))).isEqualTo("2026-03-02T10:15:30");
        assertThat(value(dated("<c s='3'><v>46083</v></c>"))).isEqualTo("2026-03-02");
        assertThat(value(dated("<c s='1'><v>1</v></c>"))).isEqualTo("1900-01-01");
        assertThat(value(dated("<c s='1'><v>61</v></c>"))).isEqualTo("1900-03-01");
        assertThat(value(dated("<c s='6'><v>0.5</v></c>"))).isEqualTo("12:00:00");
        assertThat(value(dated("<c t='d'><v>2026-03-02T00:00:00</v></c>"))).isEqualTo("2026-03-02");
    }

    @Test
    void what_is_no_date_stays_a_number() throws IOException {
        assertThat(value(dated("<c s='4'><v>46083</v></c>"))).isEqualTo("46083");
        assertThat(value(dated("<c s='5'><v>1.5</v></c>"))).isEqualTo("1.5");
        assertThat(value(dated("<c s='1'><v>60</v></c>")))
                .as("29 February 1900")
                .isEqualTo("60");
        assertThat(value(dated("<c s='1'><v>-3</v></c>"))).isEqualTo("-3");
        assertThat(value(dated("<c s='1'><v>99999999</v></c>"))).isEqualTo("99999999");
        assertThat(value(dated("<c s='77'><v>46083</v></c>"))).isEqualTo("46083");
    }

    @Test
    void days_may_be_counted_from_1904() throws IOException {
        WorkbookFile file = dated("<c s='1'><v>44621</v></c>")
                .part("xl/workbook.xml", workbook("<workbookPr date1904='1'/>", "<sheet name='One' r:id='rId1'/>"));
        assertThat(value(file)).isEqualTo("2026-03-02");
    }

    @Test
    void a_formula_is_its_stored_result_and_refused_where_none_is_stored() throws IOException {
        assertThat(value(cell("<c><f>SUM(A1:A9)</f><v>12.5</v></c>"))).isEqualTo("12.5");
        assertThat(value(cell("<c t='str'><f>A1&amp;B1</f><v>ab</v></c>"))).isEqualTo("ab");
        assertThat(value(cell("<c t='e'><f>1/0</f><v>#DIV/0!</v></c>"))).isEqualTo("#DIV/0!");
        assertThat(cell("<c><f>SUM(A1:A9)</f></c>").read())
                .containsExactly(new Refusal(
                        2,
                        "v",
                        "the formula has no stored result; open the workbook in a spreadsheet and save it",
                        null));
    }

    @Test
    void texts_are_shared_rich_and_escaped() throws IOException {
        WorkbookFile file = cell("<c t='s'><v>1</v></c>")
                .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>x</t></si><si><r><t>Mi</t></r><r><t>ete</t></r><rPh><t>no</t></rPh></si></sst>");
        assertThat(value(file)).isEqualTo("Miete");
        assertThat(value(cell("<c t='inlineStr'><is><t>a_x0041_b_x00</t></is></c>")))
                .isEqualTo("aAb_x00");
        assertThat(value(cell("<c t='b'><v>1</v></c>"))).isEqualTo("true");
        assertThat(cell("<c t='s'><v>9</v></c>").read())
                .containsExactly(new Refusal(2, "v", "the cell names a text that the workbook does not have", null));
        assertThat(cell("<c t='inlineStr'><is><t>a_x0000_b</t></is></c>").read())
                .singleElement()
                .isInstanceOf(Refusal.class);
    }

    @Test
    void of_merged_cells_the_first_has_the_value_and_the_others_are_blank() throws IOException {
        WorkbookFile file = WorkbookFile.of("")
                .part(
                        "xl/worksheets/sheet1.xml",
                        sheet(
                                        texts("id", "group")
                                                + "<row><c><v>1</v></c><c><v>7</v></c></row><row><c><v>2</v></c><c r='B3'/></row>")
                                .replace(
                                        "</worksheet>",
                                        "<mergeCells><mergeCell ref='B2:B3'/></mergeCells></worksheet>"));
        assertThat(FixedFile.rows(file.read()))
                .containsExactly(Map.of("id", "1", "group", "7"), Map.of("id", "2", "group", ""));
    }

    @Test
    void cells_stand_where_they_say_and_rows_have_the_numbers_of_the_sheet() throws IOException {
        List<FileRecord> read = WorkbookFile.of(
                        texts("a", "b", "c") + "<row r='7'><c r='C7'><v>3</v></c></row><row r='8'/>"
                                + "<row r='9'><c r='D9'><v>4</v></c></row>")
                .read();
        assertThat(((Row) read.getFirst()).fields()).isEqualTo(Map.of("a", "", "b", "", "c", "3"));
        assertThat(read.getFirst().position()).isEqualTo(7);
        assertThat(read.get(1)).isEqualTo(new Refusal(9, null, "the row has 4 cells where the header has 3", "4"));
    }

    @Test
    void the_header_is_found_under_what_is_written_above_the_table() throws IOException {
        List<FileRecord> read = WorkbookFile.of(texts("Extrato", "2026")
                        + texts("id", "amount", "date")
                        + texts("1", "2", "3")
                        + texts("4", "5", "6"))
                .read();
        assertThat(read).hasSize(2);
        assertThat(((Row) read.getFirst()).fields()).isEqualTo(Map.of("id", "1", "amount", "2", "date", "3"));
    }

    @Test
    void a_header_that_has_a_name_twice_is_refused_and_one_without_a_name_is_numbered() throws IOException {
        assertThatThrownBy(
                        () -> WorkbookFile.of(texts("a", "a") + texts("1", "2")).read())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("twice");
        Row row = (Row) WorkbookFile.of(
                        "<row>" + "<c r='A1'/><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>" + texts("1", "2"))
                .read()
                .getFirst();
        assertThat(row.columns().names()).containsExactly("column_1", "b");
    }

    @Test
    void the_first_sheet_that_is_not_hidden_is_read_or_the_one_that_is_named() throws IOException {
        WorkbookFile file = WorkbookFile.of(texts("v") + texts("first"))
                .part("xl/worksheets/sheet2.xml", sheet(texts("v") + texts("second")))
                .part(
                        "xl/workbook.xml",
                        workbook("", "<sheet name='Old' state='hidden' r:id='rId1'/><sheet name='New' r:id='rId2'/>"));
        assertThat(value(file)).isEqualTo("second");
        FormatOptions old = FormatOptions.FIND_BY_LOOKING.withSheet("old ");
        assertThat(FixedFile.rows(WorkbookFile.read(file.bytes(), null, old))).containsExactly(Map.of("v", "first"));
        assertThatThrownBy(
                        () -> WorkbookFile.read(file.bytes(), null, FormatOptions.FIND_BY_LOOKING.withSheet("Other")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("it has \"Old\", \"New\"");
    }

    @Test
    void workbooks_in_archives_are_opened_too_and_other_archives_are_not_taken_for_them() throws IOException {
        byte[] workbook = cell("<c><v>1</v></c>").bytes();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(workbook);
        }
        assertThat(WorkbookFile.read(gzip.toByteArray(), null, FormatOptions.FIND_BY_LOOKING))
                .hasSize(1);
        assertThat(WorkbookFile.read(zipped("a.xlsx", workbook), "xlsx", FormatOptions.FIND_BY_LOOKING))
                .hasSize(1);
        byte[] table = zipped("a.csv", "id,v\n1,2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(Formats.standard().detect(table, "a.xlsx")).isEmpty();
        assertThat(WorkbookFile.read(table, null, FormatOptions.FIND_BY_LOOKING))
                .hasSize(1);
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_workbook_that_was_called_a_table_is_told_to_be_one() throws IOException {
        byte[] workbook = cell("<c><v>1</v></c>").bytes();
        assertThatThrownBy(() -> WorkbookFile.read(workbook, "csv", FormatOptions.FIND_BY_LOOKING))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the file is not csv; it looks like xlsx");
    }

    @Test
    void a_workbook_that_expands_without_measure_is_refused() throws IOException {
        byte[] bomb = WorkbookFile.of(texts("v") + "<row><c><v>1</v></c></row>".repeat(400_000))
                .bytes();
        assertThatThrownBy(() -> WorkbookFile.read(bomb, null, FormatOptions.FIND_BY_LOOKING))
                .isInstanceOfSatisfying(BrokenFileException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(Fault.TOO_LARGE))
                .hasMessageContaining("200 times");
        byte[] large = WorkbookFile.of(texts("v") + texts("1")).bytes();
        assertThatThrownBy(
                        () -> WorkbookFile.read(large, null, FormatOptions.FIND_BY_LOOKING.withMaxExpandedBytes(500)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("500 bytes");
    }

    @Test
    void a_part_that_was_changed_is_seen_by_its_checksum() throws IOException {
        byte[] damaged;
        try (InputStream in = Formats.class.getResourceAsStream("ledger.xlsx")) {
            damaged = in == null ? new byte[0] : in.readAllBytes();
        }
        int at = new String(damaged, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("1234.55");
        damaged[at] = '9';
        assertThatThrownBy(() -> WorkbookFile.read(damaged, null, FormatOptions.FIND_BY_LOOKING))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> WorkbookFile.read(
                        Arrays.copyOf(damaged, damaged.length / 2), null, FormatOptions.FIND_BY_LOOKING))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("damaged or cut");
    }

    @Test
    void entities_and_document_types_are_refused() {
        WorkbookFile file = WorkbookFile.of("")
                .part("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + sheet(texts("v") + texts("&b;")));
        assertThatThrownBy(file::read)
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("document type declarations (DTD) are refused");
    }

    @Test
    void what_a_workbook_lacks_is_named() throws IOException {
        assertThatThrownBy(() -> WorkbookFile.of("").read()).hasMessageContaining("the sheet is empty");
        assertThatThrownBy(() -> WorkbookFile.of(texts("v")).read()).hasMessageContaining("a header and no rows");
        assertThatThrownBy(() -> cell("").without("xl/workbook.xml").read()).hasMessageContaining("no workbook");
        assertThatThrownBy(() -> cell("").without("xl/workbook.xml")
                        .part("xl/workbook.bin", "")
                        .read())
                .hasMessageContaining("xlsb");
        assertThatThrownBy(() -> cell("").without("xl/worksheets/sheet1.xml").read())
                .hasMessageContaining("lacks the sheet");
    }

    @Test
    void a_cell_far_to_the_right_costs_its_row_alone() throws IOException {
        List<FileRecord> read = WorkbookFile.of(texts("v") + "<row><c r='ZZZ2'><v>1</v></c></row>" + texts("ok"))
                .read();
        assertThat(read.getFirst()).isEqualTo(new Refusal(2, null, "the row has more than 1000 columns", null));
        assertThat(read).hasSize(2);
    }

    @Test
    void nothing_is_left_in_the_temporary_directory() throws IOException {
        long before = leftovers();
        cell("<c><v>1</v></c>").read();
        assertThatThrownBy(() -> WorkbookFile.of("").read()).isInstanceOf(BrokenFileException.class);
        assertThat(leftovers()).isEqualTo(before);
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("workbook")
                            && file.getFileName().toString().endsWith(".xlsx"))
                    .count();
        }
    }
}
