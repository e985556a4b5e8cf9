package io.matcher.formats.qif;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Lines;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the sections of a file. Lists of categories, classes and the like hold no entries and are passed over. */
final class QifReader implements RecordReader {
    private static final Set<String> ENTRIES = Set.of("bank", "cash", "ccard", "oth a", "oth l");
    private static final String SECURITIES = "invst";

    private final Lines lines;
    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();
    private String section = "";
    private @Nullable String account;
    private boolean firstOfSection = true;
    private boolean any;
    private boolean done;

    QifReader(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        QifRecord record = null;
        while (!done) {
            String line = lines.next();
            if (line == null) {
                end(record);
            } else if (line.startsWith("!")) {
                header(line.strip());
                record = null;
            } else if (line.strip().equals("^")) {
                FileRecord read = record == null ? null : finish(record);
                record = null;
                if (read != null) {
                    any = true;
                    return read;
                }
            } else if (!line.isBlank()) {
                record = record == null ? new QifRecord(lines.number()) : record;
                record.line(line);
            }
        }
        return null;
    }

    private void end(@Nullable QifRecord record) throws BrokenFileException {
        done = true;
        if (record != null) {
            throw new BrokenFileException(
                    Fault.MALFORMED, "the file is cut: its last record has no end (^)", lines.place());
        }
        if (!any) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no entry");
        }
    }

    private void header(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("!type:")) {
            section = lower.substring("!type:".length()).strip();
            firstOfSection = true;
        } else if (lower.startsWith("!account")) {
            section = "account";
        }
    }

    /** What the record is in its section; null for what is no entry. */
    private @Nullable FileRecord finish(QifRecord record) throws BrokenFileException {
        if (section.equals("account")) {
            account = record.field('N');
            return null;
        }
        if (section.equals(SECURITIES)) {
            return new Refusal(
                    record.start(), null, "a transaction in securities is not read, only those in money are", null);
        }
        if (!ENTRIES.contains(section)) {
            return null;
        }
        boolean opening = firstOfSection && record.isOpeningBalance();
        firstOfSection = false;
        return opening ? record.openingBalance() : record.end(account, ids, row);
    }

    /** Decimals and the order of day and month are the writing program's. */
    @Override
    public boolean isWrittenLikeTables() {
        return true;
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
