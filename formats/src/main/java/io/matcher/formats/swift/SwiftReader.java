package io.matcher.formats.swift;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Lines;
import io.matcher.formats.RecordReader;
import io.matcher.formats.StatementSequence;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a file in order. An entry is complete when a field comes that is no 86, a message when the next one
 * begins. What an 86 before the first or after the last entry says is of the whole statement, and of no entry.
 */
final class SwiftReader implements RecordReader {
    private final Lines lines;
    private final SwiftFields fields;
    private final EntryRow row = new EntryRow();
    private final EntryIds ids = new EntryIds();
    private final StatementSequence sequence = new StatementSequence();
    private final Queue<FileRecord> ready = new ArrayDeque<>();
    private @Nullable SwiftStatement statement;
    private @Nullable SwiftEntry entry;
    private long lastLine;
    private boolean any;
    private boolean ended;

    SwiftReader(Lines lines) {
        this.lines = lines;
        this.fields = new SwiftFields(lines);
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (ready.isEmpty() && !ended) {
            SwiftField field = fields.next();
            if (field == null) {
                finish();
            } else {
                take(field);
            }
        }
        return ready.poll();
    }

    private void finish() throws BrokenFileException {
        ended = true;
        lastLine = lines.number();
        endEntry();
        endStatement();
        if (!any) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no message: no line begins with :20:");
        }
    }

    private void take(SwiftField field) throws BrokenFileException {
        if (!field.tag().equals("86")) {
            endEntry();
        }
        SwiftStatement within = field.message() ? null : statement;
        if (within == null) {
            lastLine = field.line() - 1;
            endStatement();
            any = true;
            statement = new SwiftStatement(field.first().strip());
            return;
        }
        inStatement(within, field);
    }

    private void inStatement(SwiftStatement within, SwiftField field) {
        SwiftEntry open = entry;
        switch (field.tag()) {
            case "61" -> entry = new SwiftEntry(field);
            case "86" -> {
                if (open != null) {
                    open.inform(field);
                }
            }
            case "25", "25P", "28", "28C", "60F", "60M" -> {
                SwiftStatement target = within;
                if (within.isClosed()) {
                    lastLine = field.line() - 1;
                    endStatement();
                    target = within.next();
                    statement = target;
                }
                refuse(target, field);
            }
            default -> refuse(within, field);
        }
    }

    private void refuse(SwiftStatement target, SwiftField field) {
        FileRecord refusal = target.take(field);
        if (refusal != null) {
            ready.add(refusal);
        }
    }

    private void endEntry() throws BrokenFileException {
        SwiftEntry complete = entry;
        SwiftStatement within = statement;
        entry = null;
        if (complete != null && within != null) {
            ready.add(complete.read(within, row, ids));
        }
    }

    private void endStatement() {
        SwiftStatement complete = statement;
        statement = null;
        if (complete != null) {
            ready.add(complete.end(lastLine, sequence));
        }
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
