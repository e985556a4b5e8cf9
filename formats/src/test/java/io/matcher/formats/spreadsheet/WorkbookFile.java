package io.matcher.formats.spreadsheet;

import io.matcher.formats.FileRecord;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A workbook made of the parts that a test gives. */
final class WorkbookFile {
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** A workbook with the one sheet, whose rows are given as XML. */
    static WorkbookFile of(String rows) {
        return new WorkbookFile()
                .part("xl/workbook.xml", workbook("", "<sheet name='One' sheetId='1' r:id='rId1'/>"))
                .part(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "rId1",
                                "worksheet",
                                "worksheets/sheet1.xml",
                                "rId2",
                                "worksheet",
                                "/xl/worksheets/sheet2.xml",
                                "rId3",
                                "styles",
                                "styles.xml",
                                "rId4",
                                "sharedStrings",
                                "sharedStrings.xml"))
                .part("xl/worksheets/sheet1.xml", sheet(rows));
    }

    static String workbook(String properties, String sheets) {
        return "<workbook xmlns:r='r'>" + properties + "<sheets>" + sheets + "</sheets></workbook>";
    }

    static String relations(String... idTypeTarget) {
        StringBuilder xml = new StringBuilder("<Relationships>");
        for (int i = 0; i < idTypeTarget.length; i += 3) {
            xml.append("<Relationship Id='")
                    .append(idTypeTarget[i])
                    .append("' Type='")
                    .append(TYPE)
                    .append(idTypeTarget[i + 1])
                    .append("' Target='")
                    .append(idTypeTarget[i + 2])
                    .append("'/>");
        }
        return xml.append("</Relationships>").toString();
    }

    static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** A row of texts that stand in their cells. */
    static String texts(String... texts) {
        StringBuilder xml = new StringBuilder("<row>");
        for (String text : texts) {
            xml.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>");
        }
        return xml.append("</row>").toString();
    }

    /** A table with the one column {@code v} and the one cell. */
    static WorkbookFile cell(String cell) {
        return of(texts("v") + "<row>" + cell + "</row>");
    }

    WorkbookFile part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    WorkbookFile without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    List<FileRecord> read() throws IOException {
        return read(bytes(), null, FormatOptions.FIND_BY_LOOKING);
    }

    static List<FileRecord> read(byte[] file, @Nullable String key, FormatOptions options) throws IOException {
        List<FileRecord> records = new ArrayList<>();
        try (RecordReader reader = Formats.standard().open(new ByteArrayInputStream(file), key, null, options)) {
            for (FileRecord read = reader.next(); read != null; read = reader.next()) {
                records.add(read);
            }
        }
        return records;
    }
}
