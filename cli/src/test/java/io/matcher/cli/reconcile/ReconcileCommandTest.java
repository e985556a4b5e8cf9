package io.matcher.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ReconcileCommandTest {
    private static final String LEDGER = """
            external_id,amount,currency,date,description
            A-1,100.00,BRL,2026-03-02,Invoice 1
            A-2,250.00,BRL,2026-03-02,Invoice 2
            A-3,75.40,BRL,2026-03-03,Invoice 3
            A-4,10.00,BRL,2026-03-04,"=HYPERLINK(""http://evil"")"
            A-5,999.99,BRL,2026-03-05,Nobody paid this
            """;
    private static final String BANK = """
            Data;Identificador;Valor;Moeda;Histórico
            02/03/2026;A-1;100,00;BRL;PIX 1
            02/03/2026;A-2;250,30;BRL;PIX 2
            05/03/2026;X-77;75,40;BRL;TED <b>3</b>
            31/03/2026;X-78;1.000,01;BRL;TARIFA
            """;

    @TempDir
    Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {}

    private Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        int code = new CommandLine(new ReconcileCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(texts.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String report(String name) throws IOException {
        Outcome outcome = run(file("ledger.csv", LEDGER), file("bank.csv", BANK), "--out", folder.resolve(name));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("report: " + folder.resolve(name));
        return name.endsWith("xlsx") ? "" : Files.readString(folder.resolve(name));
    }

    @Test
    void two_files_that_agree_are_all_matched_and_the_code_is_0() throws IOException {
        Path left = file("left.csv", "id,amount,currency,date\n1,5.00,EUR,2026-01-05\n2,6.00,EUR,2026-01-05\n");
        Path right = file(
                "right.json",
                "[{\"id\":2,\"amount\":6,\"currency\":\"EUR\",\"date\":\"2026-01-05\"},"
                        + "{\"id\":1,\"amount\":5,\"currency\":\"EUR\",\"date\":\"2026-01-05\"}]");
        Outcome outcome = run(left, right);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                            left.csv  right.json
                matched            2           2
                review             0           0
                ambiguous          0           0
                left only          0           -
                right only         -           0
                unreadable         0           0

                EUR
                matched        11.00       11.00
                review          0.00        0.00
                ambiguous       0.00        0.00
                left only       0.00           -
                right only         -        0.00
                """);
        assertThat(outcome.err()).contains("rules: exact → tolerance → exact, reference aside → date lag");
    }

    @Test
    void differences_are_counted_and_summed_and_the_code_is_1() throws IOException {
        Outcome outcome = run(file("ledger.csv", LEDGER), file("bank.csv", BANK));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("""
                            ledger.csv  bank.csv
                matched              3         3
                review               0         0
                ambiguous            0         0
                left only            2         -
                right only           -         1
                unreadable           0         0

                BRL
                matched         425.40    425.70
                review            0.00      0.00
                ambiguous         0.00      0.00
                left only      1009.99         -
                right only           -   1000.01
                """);
    }

    @Test
    void the_guess_is_printed_beside_and_not_into_the_result() throws IOException {
        Outcome outcome = run(file("ledger.csv", LEDGER), file("bank.csv", BANK));
        assertThat(outcome.err())
                .contains(
                        "external_id = \"external_id\", amount = \"amount\", currency = \"currency\", date = \"date\","
                                + " description = \"description\"")
                .contains("external_id = \"Identificador\", amount = \"Valor\", currency = \"Moeda\", date = \"Data\","
                        + " description = \"Histórico\"");
    }

    @Test
    void a_map_overrides_the_guess_for_one_side_or_both() throws IOException {
        Path left = file("l.csv", "key,amount,net,when\n1,5.00,4.50,2026-01-05\n");
        Path right = file("r.csv", "key,amount,net,when\n1,4.50,9.99,2026-01-05\n");
        assertThat(run(left, right).code()).isEqualTo(1);
        Outcome mapped = run(left, right, "--map", "left:amount=net,both:id=key");
        assertThat(mapped.code()).as(mapped.err()).isZero();
        assertThat(mapped.err()).contains("external_id = \"key\", amount = \"net\"");
    }

    @Test
    void separate_debit_and_credit_columns_make_a_signed_amount() throws IOException {
        Path left = file("l.csv", "Fecha,Concepto,Debe,Haber\n2026-01-05,a,7.00,\n2026-01-06,b,,9.00\n");
        Path right = file("r.csv", "date,amount\n2026-01-05,-7.00\n2026-01-06,9.00\n");
        Outcome outcome = run(left, right);
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.err()).contains("debit = \"Debe\", credit = \"Haber\"", "currency is XXX");
    }

    @Test
    void a_file_without_currency_takes_that_of_the_other() throws IOException {
        Path left = file("l.csv", "date,amount,currency\n2026-01-05,7.00,usd\n");
        Path right = file("r.csv", "date,amount\n2026-01-05,7.00\n");
        Outcome outcome = run(left, right);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("currency is USD");
    }

    @Test
    void opposite_signs_are_turned_where_the_user_says_so() throws IOException {
        Path left = file("l.csv", "date,amount\n2026-01-05,7.00\n");
        Path right = file("r.csv", "date,amount\n2026-01-05,-7.00\n");
        assertThat(run(left, right).code()).isEqualTo(1);
        assertThat(run(left, right, "--negate", "right").code()).isZero();
        assertThat(run(left, right, "--negate", "up").code()).isEqualTo(2);
    }

    @Test
    void equal_rows_that_nothing_tells_apart_are_ambiguous() throws IOException {
        Path left = file("l.csv", "date,amount\n2026-01-05,7.00\n2026-01-05,7.00\n");
        Path right = file("r.csv", "date,amount\n2026-01-05,7.00\n");
        Outcome outcome = run(left, right, "--out", folder.resolve("r.json"));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("ambiguous       1      1");
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"alternatives\":[{\"left\":{\"line\":");
    }

    @Test
    void tolerance_and_window_are_options() throws IOException {
        Path left = file("l.csv", "date,amount\n2026-01-05,7.00\n");
        Path right = file("r.csv", "date,amount\n2026-01-10,7.40\n");
        assertThat(run(left, right).code()).isEqualTo(1);
        assertThat(run(left, right, "--tolerance", "0.40", "--date-window", "5").code())
                .isZero();
        Outcome bad = run(left, right, "--tolerance", "-1");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("absTolerance");
    }

    @Test
    void the_csv_report_has_a_line_for_every_row_and_no_formula() throws IOException {
        List<String> lines = report("report.csv").lines().toList();
        assertThat(lines).hasSize(1 + 3 + 2 + 1);
        assertThat(lines.get(0)).startsWith("status,rule,score,left_line,left_id");
        assertThat(lines.get(1)).startsWith("matched,exact,100,2,A-1,2026-03-02,100.00,BRL,A-1,Invoice 1,2,A-1,");
        assertThat(lines.get(2))
                .startsWith("matched,tolerance,")
                .contains(",-0.30,")
                .contains("apart by");
        assertThat(lines.get(3)).startsWith("matched,date lag,").contains("2 days from left to right");
        assertThat(lines.get(4)).startsWith("left only,,,5,A-4,").contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assertThat(lines.get(6)).startsWith("right only,,,,,,,,,,5,X-78,2026-03-31,1000.01,BRL,X-78,TARIFA,,");
    }

    @Test
    void the_json_report_is_json_with_amounts_as_texts() throws IOException {
        String json = report("report.json");
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                // Being able to read it to the end is the point.
            }
        }
        assertThat(json)
                .contains("\"summary\":{\"matched\":{\"left\":3,\"right\":3,\"amounts\":{\"BRL\":{\"left\":\"425.40\"")
                .contains("\"leftOnly\":[{\"left\":{\"line\":5,\"id\":\"A-4\"")
                .contains("\"nearest\":[")
                .containsPattern("\"digest\":\"[0-9a-f]{64}\"");
    }

    @Test
    void the_xlsx_report_has_a_sheet_for_every_status_and_no_formula() throws IOException {
        report("report.xlsx");
        try (ZipFile book = new ZipFile(folder.resolve("report.xlsx").toFile())) {
            String names = entry(book, "xl/workbook.xml");
            assertThat(names).contains("summary", "matched", "review", "ambiguous", "left only", "right only");
            StringBuilder all = new StringBuilder(entry(book, "xl/sharedStrings.xml"));
            for (int i = 1; i <= 7; i++) {
                all.append(entry(book, "xl/worksheets/sheet" + i + ".xml"));
            }
            assertThat(all.toString())
                    .contains("&apos;=HYPERLINK")
                    .contains("1000.01")
                    .doesNotContain("<f>");
        }
    }

    private static String entry(ZipFile book, String name) throws IOException {
        return new String(book.getInputStream(book.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void the_html_report_explains_pairs_and_leftovers_and_needs_nothing_else() throws IOException {
        String html = report("report.html");
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<h2>matched (3)</h2>", "<h2>left only (2)</h2>", "<h2>right only (1)</h2>")
                .contains("TED &lt;b&gt;3&lt;/b&gt;")
                .contains("<td>amount</td><td>250</td><td>250.3</td>")
                .contains("nearest is ")
                .doesNotContain("<script", "<link", "src=", "http-equiv=\"refresh\"");
    }

    @Test
    void another_ending_is_refused_before_anything_is_read() throws IOException {
        Outcome outcome = run(folder.resolve("none.csv"), folder.resolve("none2.csv"), "--out", "report.pdf");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("--out report.pdf: the ending must be csv, json, xlsx or html\n");
    }

    @Test
    void a_file_that_is_not_there_is_bad_input() throws IOException {
        Path missing = folder.resolve("missing.csv");
        Outcome outcome = run(missing, file("bank.csv", BANK));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo(missing + ": there is no such file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id,amount,currency,date\n", "[]", "<l/>"})
    void an_empty_file_is_bad_input_that_names_it(String content) throws IOException {
        Path empty = file("empty.csv", content);
        Outcome outcome = run(empty, file("bank.csv", BANK));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(empty + ": ");
    }

    @Test
    void a_broken_file_is_named_with_line_and_reason() throws IOException {
        Path broken = file("broken.json", "[{\"amount\":1,\"date\":\"2026-01-01\"},\n{\"amount\" 2}]");
        Outcome outcome = run(broken, file("bank.csv", BANK));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(broken + ": not valid JSON").contains("line 2");
    }

    @Test
    void rows_that_can_not_be_read_are_named_reported_and_bad_input_unless_skipped() throws IOException {
        Path left = file(
                "l.csv",
                "id,amount,date\n1,7.00,2026-01-05\n2,seven,2026-01-05\n3,8.00,2026-01-05\n4,1.00,2026-01-05\n5,2.00,2026-01-05\n");
        Path right = file(
                "r.csv",
                "id,amount,date\n1,7.00,2026-01-05\n3,8.00,2026-01-05\n4,1.00,2026-01-05\n5,2.00,2026-01-05\n");
        Path report = folder.resolve("report.csv");
        Outcome outcome = run(left, right, "--out", report);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(left + ", line 3: column \"amount\": amount is not a number [seven]");
        assertThat(outcome.out()).contains("unreadable      1      0");
        assertThat(Files.readString(report)).contains("unreadable,,,3,").contains("amount is not a number [seven]");
        assertThat(run(left, right, "--skip-unreadable").code()).isZero();
    }

    @Test
    void a_guess_that_can_not_be_made_says_what_to_do() throws IOException {
        Path odd = file("odd.csv", "a,b\nx,y\n");
        Outcome outcome = run(odd, file("bank.csv", BANK));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(odd + ": no column looks like the date; say which with --map date=COLUMN; it has a, b\n");
    }

    @Test
    void a_map_to_a_column_that_is_not_there_is_bad_input() throws IOException {
        Outcome outcome = run(file("ledger.csv", LEDGER), file("bank.csv", BANK), "--map", "right:amount=Betrag");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("has no column \"Betrag\" for amount; it has Data, Identificador, Valor");
        assertThat(run(file("ledger.csv", LEDGER), file("bank.csv", BANK), "--map", "colour=x")
                        .err())
                .contains("--map: \"colour=x\" is not FIELD=COLUMN");
    }

    @Test
    void a_failed_report_leaves_no_half_file() throws IOException {
        Outcome outcome =
                run(file("ledger.csv", LEDGER), file("bank.csv", BANK), "--out", folder.resolve("no/such/r.csv"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("could not read or write");
    }

    @Test
    void usage_is_explained_and_a_missing_argument_is_bad_input() {
        assertThat(run("--help").code()).isZero();
        assertThat(run("--help").out()).contains("reconcile", "--map", "--out", "Exit code: 0 all matched");
        assertThat(run("only-one.csv").code()).isEqualTo(2);
    }
}
