package io.matcher.formats.spreadsheet;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook is made of.
 *
 * @param sheets in the order in which they are shown
 * @param since1904 whether days are counted from 1904, as on old Macintoshes, and not from 1900
 * @param partsById where the parts lie that the workbook refers to
 * @param partsByType of those there is one of: {@code styles}, {@code sharedStrings}
 */
record WorkbookParts(
        List<Sheet> sheets, boolean since1904, Map<String, String> partsById, Map<String, String> partsByType) {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int MAX_SHEETS = 1_000;

    /** A sheet; its part is found by the id. */
    record Sheet(String name, String id, boolean hidden) {}

    static WorkbookParts of(WorkbookZip zip) throws IOException {
        ByteSource workbook = zip.part(WORKBOOK);
        if (workbook == null) {
            throw new BrokenFileException(
                    Fault.UNSUPPORTED,
                    zip.has("xl/workbook.bin")
                            ? "the workbook is a binary one (xlsb); save it as xlsx"
                            : "the archive holds no workbook (" + WORKBOOK + ")");
        }
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (XmlPart xml = new XmlPart(workbook)) {
            while (xml.next()) {
                if (xml.isStart("sheet") && sheets.size() < MAX_SHEETS) {
                    sheets.add(sheet(xml));
                } else if (xml.isStart("workbookPr")) {
                    String flag = xml.attribute("date1904");
                    since1904 = "1".equals(flag) || "true".equals(flag);
                }
            }
        }
        Map<String, String> byId = new HashMap<>();
        Map<String, String> byType = new HashMap<>();
        relations(zip, byId, byType);
        return new WorkbookParts(sheets, since1904, byId, byType);
    }

    private static Sheet sheet(XmlPart xml) {
        String name = xml.attribute("name");
        String id = xml.attribute("id");
        String state = xml.attribute("state");
        return new Sheet(
                name == null ? "" : name, id == null ? "" : id, "hidden".equals(state) || "veryHidden".equals(state));
    }

    private static void relations(WorkbookZip zip, Map<String, String> byId, Map<String, String> byType)
            throws IOException {
        ByteSource relations = zip.part(RELATIONS);
        if (relations == null) {
            throw new BrokenFileException(Fault.MALFORMED, "the workbook does not say where its sheets are");
        }
        try (XmlPart xml = new XmlPart(relations)) {
            while (xml.next()) {
                String id = xml.isStart("Relationship") ? xml.attribute("Id") : null;
                String target = id == null ? null : xml.attribute("Target");
                String type = id == null ? null : xml.attribute("Type");
                if (id != null && target != null && byId.size() < MAX_SHEETS) {
                    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    byId.put(id, part);
                    byType.putIfAbsent(type == null ? "" : type.substring(type.lastIndexOf('/') + 1), part);
                }
            }
        }
    }

    /** The part of the sheet of this name, in any case; of the first that is not hidden where none is named. */
    String sheetPart(@Nullable String name) throws BrokenFileException {
        if (sheets.isEmpty()) {
            throw new BrokenFileException(Fault.EMPTY, "the workbook has no sheet");
        }
        Sheet chosen = sheets.stream()
                .filter(sheet -> name == null ? !sheet.hidden() : sheet.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(name == null ? sheets.getFirst() : null);
        if (chosen == null) {
            throw new BrokenFileException(
                    Fault.UNSUPPORTED,
                    "the workbook has no sheet of that name; it has "
                            + sheets.stream()
                                    .limit(10)
                                    .map(s -> shown(s.name()))
                                    .collect(Collectors.joining(", ")));
        }
        String part = partsById.get(chosen.id());
        if (part == null) {
            throw new BrokenFileException(
                    Fault.MALFORMED, "the workbook does not say where its sheet " + shown(chosen.name()) + " is");
        }
        return part;
    }

    private static String shown(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return "\"" + printable.substring(0, Math.min(40, printable.length())) + "\"";
    }
}
