package io.matcher.formats;

import static io.matcher.formats.Reading.fields;
import static io.matcher.formats.Reading.records;
import static io.matcher.formats.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final byte[] CSV = "id,n\n1,2\n2,x,y\n".getBytes(StandardCharsets.UTF_8);

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Names and contents by turns. */
    static byte[] zip(Object... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) entries[i]));
                out.write((byte[]) entries[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zeros(int megabytes) {
        byte[] zeros = new byte[megabytes << 20];
        java.util.Arrays.fill(zeros, (byte) '0');
        zeros[1] = '\n';
        return zeros;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            [{"a":1}]      | -           | json
            {"a":1}        | x.csv       | csv
            {"a":1}        | x.txt       | json
            <a/>           | -           | xml
            <a/>           | statement.txt | xml
            a,b            | -           | csv
            a,b            | x.json      | csv
            a;b            | X.CSV       | csv
            """)
    void the_format_is_found_by_content_and_the_name_decides_where_both_fit(
            String content, @Nullable String name, String key) {
        assertThat(Formats.standard()
                        .detect(content.getBytes(StandardCharsets.UTF_8), name)
                        .map(Format::key))
                .contains(key);
    }

    @Test
    void what_is_no_text_is_none_of_the_formats() {
        byte[] image = new byte[2_000];
        new java.util.Random(7).nextBytes(image);
        assertThat(Formats.standard().detect(image, "photo.png")).isEmpty();
        assertThatThrownBy(() -> records(image, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the file is in none of the known formats, which are "
                        + String.join(", ", Formats.standard().keys()));
    }

    @Test
    void formats_are_named_by_key_in_any_case() throws IOException {
        assertThat(Formats.standard().keys()).contains("csv", "json", "xml").isSorted();
        assertThat(records(CSV, " CSV ")).hasSize(2);
        assertThatThrownBy(() -> records(CSV, "xlsb"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the format \"xlsb\" is not known; known are "
                        + String.join(", ", Formats.standard().keys()));
    }

    @Test
    void gzip_is_opened_and_progress_counts_compressed_bytes() throws IOException {
        byte[] packed = gzip(CSV);
        assertThat(fields(records(packed, null).getFirst())).containsEntry("n", "2");
        try (RecordReader reader = Formats.standard()
                .open(new ByteArrayInputStream(packed), "csv", "a.csv.gz", FormatOptions.FIND_BY_LOOKING)) {
            while (reader.next() != null) {
                assertThat(reader.bytesRead()).isLessThanOrEqualTo(packed.length);
            }
            assertThat(reader.bytesRead()).isEqualTo(packed.length);
        }
    }

    @Test
    void a_zip_of_one_file_is_that_file() throws IOException {
        assertThat(refusal(records(zip("a.csv", CSV), null).get(1)).reason())
                .isEqualTo("the row has 3 fields where the header has 2");
    }

    @Test
    void a_zip_of_several_files_of_one_format_is_read_one_after_the_other() throws IOException {
        byte[] archive =
                zip("dir/", new byte[0], "dir/a.csv", CSV, "__MACOSX/._a.csv", new byte[] {0, 1}, "../../b.csv", CSV);
        List<FileRecord> rows = records(archive, "csv");
        assertThat(rows).hasSize(4);
        assertThat(refusal(rows.get(3)).reason())
                .isEqualTo("the row has 3 fields where the header has 2 (in archive entry \"../../b.csv\")");
    }

    @Test
    void a_zip_that_mixes_formats_is_refused() {
        assertThatThrownBy(() -> records(zip("a.csv", CSV, "b.xml", "<l/>".getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("the archive mixes formats: entry \"b.xml\" is xml after entries that are csv");
    }

    @Test
    void a_fault_inside_a_zip_names_its_entry() {
        assertThatThrownBy(
                        () -> records(zip("a.csv", CSV, "b.csv", "a,a\n1,2\n".getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith("entry \"b.csv\": the header has the column \"a\" twice");
    }

    @Test
    void an_archive_inside_an_archive_is_refused() {
        assertThatThrownBy(() -> records(gzip(gzip(CSV)), null)).hasMessage("an archive inside an archive is refused");
        assertThatThrownBy(() -> records(zip("a.zip", zip("a.csv", CSV)), "csv"))
                .hasMessageContaining("an archive inside an archive is refused");
    }

    @Test
    void a_zip_without_files_is_empty() {
        BrokenFileException broken =
                catchThrowableOfType(BrokenFileException.class, () -> records(zip("dir/", new byte[0]), null));
        assertThat(broken.fault()).isEqualTo(Fault.EMPTY);
    }

    @Test
    void more_than_a_thousand_entries_are_refused() throws IOException {
        Object[] entries = new Object[2 * 1_001];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "f" + i + ".csv";
            entries[i + 1] = CSV;
        }
        byte[] archive = zip(entries);
        assertThatThrownBy(() -> records(archive, null)).hasMessageContaining("the archive has more than 1000 entries");
    }

    @Test
    void a_bomb_is_refused_by_its_ratio() throws IOException {
        byte[] content = zeros(64);
        for (byte[] bomb : List.of(gzip(content), zip("a.csv", content), zip("__MACOSX/x", content, "a.csv", CSV))) {
            BrokenFileException broken = catchThrowableOfType(BrokenFileException.class, () -> records(bomb, "csv"));
            assertThat(broken.fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(broken).hasMessageContaining("200 times its size");
        }
    }

    @Test
    void expanded_bytes_are_limited() throws IOException {
        byte[] content = ("id,n\n" + "1,2\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        FormatOptions small = FormatOptions.FIND_BY_LOOKING.withMaxExpandedBytes(10_000);
        for (byte[] archive : List.of(gzip(content), zip("a.csv", content))) {
            assertThatThrownBy(() -> records(new ByteArrayInputStream(archive), "csv", small))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("the archive expands to more than 10000 bytes");
        }
    }

    @Test
    void an_archive_cut_anywhere_is_the_files_fault() throws IOException {
        byte[] content = ("id,n\n" + "1,2\n3,4\n".repeat(50)).getBytes(StandardCharsets.UTF_8);
        for (byte[] archive : List.of(gzip(content), zip("a.csv", content))) {
            for (int length = 0; length < archive.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(archive, length);
                assertThatThrownBy(() -> records(cut, "csv"))
                        .as("cut after %d bytes", length)
                        .isInstanceOf(BrokenFileException.class);
            }
        }
    }

    @Test
    void an_archive_that_was_cut_between_two_entries_is_not_taken_for_whole() throws IOException {
        byte[] whole = zip("a.csv", CSV, "b.csv", CSV);
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004", 4);
        assertThatThrownBy(() -> records(java.util.Arrays.copyOf(whole, second), "csv"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith("the archive is cut: its directory is missing");
    }

    @Test
    void an_outage_stays_an_outage() {
        for (String start : List.of("id,n\n1,2\n", "[{\"a\":1},", "<l><row><a>1</a></row>")) {
            InputStream failing = new java.io.SequenceInputStream(
                    new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new DeadLine());
            assertThatThrownBy(() -> records(failing, null, FormatOptions.FIND_BY_LOOKING))
                    .isNotInstanceOf(BrokenFileException.class)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the line went dead");
        }
    }

    /** Bytes that can not be fetched. */
    private static final class DeadLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line went dead");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
