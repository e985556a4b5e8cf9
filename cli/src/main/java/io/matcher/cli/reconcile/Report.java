package io.matcher.cli.reconcile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A file that says what became of every row. */
interface Report {

    void write(Reconciliation all, OutputStream out) throws IOException;

    /** The report that the file's ending asks for. */
    static Report byEnding(Path file) throws BadInput {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv" -> new CsvReport();
            case "json" -> new JsonReport();
            case "xlsx" -> new XlsxReport();
            case "html" -> new HtmlReport();
            default -> throw new BadInput("--out " + file + ": the ending must be csv, json, xlsx or html");
        };
    }

    /** Writes beside the target and moves it there when it is whole, so that no half report is ever found. */
    static void writeTo(Path file, Report report, Reconciliation all) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".report", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                report.write(all, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
