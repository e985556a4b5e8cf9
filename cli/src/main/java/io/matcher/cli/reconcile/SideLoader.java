package io.matcher.cli.reconcile;

import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.ColumnField;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.TransactionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads a whole file into a ledger, row by row. */
final class SideLoader {
    private static final int ROWS_BETWEEN_SIGNS = 10_000;

    private final Path file;
    private final ColumnGuess guess;
    private final boolean negated;
    private final boolean keepsDescriptions;
    private final LedgerBuilder rows = Ledger.builder();
    private final LongStream.Builder positions = LongStream.builder();
    private final List<@Nullable String> descriptions = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<StatementFinding> findings = new ArrayList<>();
    private boolean ownMap;
    private long pending;
    private long unreadable;

    /**
     * @param negated whether the file writes with a minus what the other writes without
     * @param keepsDescriptions whether a report will show them
     */
    SideLoader(Path file, ColumnGuess guess, boolean negated, boolean keepsDescriptions) {
        this.file = file;
        this.guess = guess;
        this.negated = negated;
        this.keepsDescriptions = keepsDescriptions;
    }

    LoadedSide load(ReadingRules rules, Progress progress) throws BadInput, IOException {
        rows.source(String.valueOf(file.getFileName()));
        long size = Files.size(file);
        long seen = 0;
        try (TransactionReader reader = open(rules)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                take(read);
                if (seen++ % ROWS_BETWEEN_SIGNS == 0) {
                    progress.at("reading " + file.getFileName(), reader.bytesRead(), size);
                }
            }
        } catch (BrokenFileException broken) {
            throw new BadInput(file + ": " + broken.getMessage(), broken);
        }
        long[] read = positions.build().toArray();
        return new LoadedSide(
                file, guess, rows.build(), row -> read[row], descriptions, refusals, findings, pending, unreadable);
    }

    private TransactionReader open(ReadingRules rules) throws BadInput, IOException {
        RecordReader records = FileSample.open(file);
        ownMap = records.mapping().isPresent();
        return ownMap
                ? TransactionReader.of(records, guess.columnsByField(), rules)
                : new TransactionReader(ComputedColumns.over(records, guess), guess.mapping(), rules);
    }

    private void take(Parsed read) {
        switch (read) {
            case Refusal refusal -> refuse(refusal);
            case ParsedTransaction transaction -> {
                if (transaction.pending()) {
                    pending++;
                } else {
                    add(transaction);
                }
            }
            case Statement statement -> findings.addAll(statement.findings());
        }
    }

    private void refuse(Refusal refusal) {
        unreadable++;
        if (refusals.size() < LoadedSide.MAX_KEPT_REFUSALS) {
            refusals.add(refusal);
        }
    }

    private void add(ParsedTransaction read) {
        rows.amount(negated ? read.amount().negate() : read.amount())
                .currency(read.currency())
                .bookingDate(read.bookingDate())
                .occurredAt(read.occurredAt())
                .externalId(read.externalId())
                .reference(reference(read))
                .add();
        positions.add(read.position());
        if (keepsDescriptions) {
            descriptions.add(read.description());
        }
    }

    /** An id made of the line, or by us for a bank's entry, says nothing to the other side: it must not stand in for a reference. */
    private @Nullable String reference(ParsedTransaction read) {
        String own = read.reference();
        return own == null && (ownMap || !guess.has(ColumnField.EXTERNAL_ID)) ? "" : own;
    }
}
