package io.matcher.formats.ofx;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Place;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the aggregates that matter and leaves out the rest. End tags that are missing are made up for: an aggregate
 * ends with the one it stands in, and where it begins again.
 */
final class OfxReader implements RecordReader {
    private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS");
    private static final Set<String> ENTRIES = Set.of("STMTTRN", "STMTTRNP");

    /** These are aggregates even where a stray text follows them. */
    private static final Set<String> AGGREGATES = Set.of(
            "OFX",
            "STATUS",
            "STMTRS",
            "CCSTMTRS",
            "INVSTMTRS",
            "BANKACCTFROM",
            "CCACCTFROM",
            "INVACCTFROM",
            "BANKTRANLIST",
            "BANKTRANLISTP",
            "INVTRANLIST",
            "INVTRAN",
            "STMTTRN",
            "STMTTRNP",
            "LEDGERBAL",
            "AVAILBAL",
            "BANKACCTTO",
            "CCACCTTO");

    /** These can be leaves as well, in files that know no better. */
    private static final Set<String> PERHAPS = Set.of("PAYEE", "CURRENCY", "ORIGCURRENCY", "BALLIST", "IMAGEDATA");

    private static final int MAX_DEPTH = 20;

    private final ByteSource source;
    private final OfxTokens tokens;
    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();
    private final OfxAmounts amounts = new OfxAmounts();
    private final Deque<String> path = new ArrayDeque<>();
    private final Queue<FileRecord> found = new ArrayDeque<>();
    private OfxStatement statement = new OfxStatement(amounts);
    private @Nullable OfxEntry entry;
    private @Nullable OfxStatus status;
    private boolean any;
    private boolean ended;

    OfxReader(ByteSource source, OfxTokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (found.isEmpty() && !ended) {
            switch (tokens.next()) {
                case OPEN -> open();
                case CLOSE -> close(tokens.name());
                case END -> end();
            }
        }
        any |= !found.isEmpty();
        return found.poll();
    }

    private void end() throws BrokenFileException {
        ended = true;
        Place place = new Place(tokens.line(), -1, -1);
        if (!path.isEmpty()) {
            throw new BrokenFileException(Fault.MALFORMED, "the file is cut: " + path.peek() + " has no end", place);
        }
        if (!any) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no statement", place);
        }
    }

    private void open() throws BrokenFileException {
        String name = tokens.name();
        boolean aggregate = AGGREGATES.contains(name)
                || (PERHAPS.contains(name) && tokens.value().isEmpty());
        if (!aggregate) {
            leaf(name);
            return;
        }
        if (path.contains(name)) {
            close(name);
        }
        if (path.size() == MAX_DEPTH) {
            throw new BrokenFileException(
                    Fault.MALFORMED,
                    "aggregates stand in each other more than " + MAX_DEPTH + " deep",
                    new Place(tokens.line(), -1, -1));
        }
        boolean inside = STATEMENTS.contains(name) || ENTRIES.contains(name);
        if (inside) {
            closeThrough(STATEMENTS.contains(name) ? STATEMENTS : ENTRIES);
        }
        path.push(name);
        begin(name);
    }

    /** A statement never stands in a statement, nor an entry in an entry: the one before has lost its end tag. */
    private void closeThrough(Set<String> kind) throws BrokenFileException {
        for (String standing : path.toArray(new String[0])) {
            if (kind.contains(standing) && path.contains(standing)) {
                close(standing);
            }
        }
    }

    private void begin(String name) {
        if (STATEMENTS.contains(name)) {
            statement = new OfxStatement(amounts);
            amounts.forget();
        } else if (ENTRIES.contains(name)) {
            entry = new OfxEntry(tokens.line(), name.equals("STMTTRNP"));
        } else if (name.equals("STATUS")) {
            status = new OfxStatus(tokens.line());
        }
    }

    private void leaf(String name) {
        String aggregate = path.isEmpty() ? "" : path.element();
        OfxEntry inEntry = entry;
        OfxStatus inStatus = status;
        if (inEntry != null) {
            String full = ENTRIES.contains(aggregate) ? name : aggregate + "." + name;
            inEntry.leaf(full, tokens.value(), tokens.overlong());
        } else if (inStatus != null) {
            inStatus.leaf(name, tokens.value());
        } else {
            statement.leaf(aggregate, name, tokens.value());
        }
    }

    /** Ends the aggregate and those that stand in it unended; nothing where it has not begun. */
    private void close(String name) throws BrokenFileException {
        while (path.contains(name)) {
            finish(path.pop());
        }
    }

    private void finish(String name) throws BrokenFileException {
        OfxEntry ending = entry;
        OfxStatus said = status;
        if (ENTRIES.contains(name) && ending != null) {
            entry = null;
            found.add(ending.end(statement, amounts, ids, row));
        } else if (name.equals("STATUS") && said != null) {
            status = null;
            said.refusal().ifPresent(found::add);
        } else if (STATEMENTS.contains(name)) {
            found.addAll(statement.refusedBalances(tokens.line()));
            found.add(statement.end(tokens.line()));
            statement = new OfxStatement(amounts);
        } else if (name.equals("INVTRAN") && path.contains("INVSTMTRS")) {
            found.add(new Refusal(
                    tokens.line(), name, "a transaction in securities is not read, only those in money are", null));
        }
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }
}
