package io.matcher.formats.bai2;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Follows file, groups and accounts. A statement is handed out only when what follows its account is known, because the
 * control totals of its group and of the file are findings of the last statement before them.
 */
final class Bai2Reader implements RecordReader {
    private final Bai2Records records;
    private final Bai2Detail details = new Bai2Detail();
    private final Queue<FileRecord> found = new ArrayDeque<>();
    private Bai2Group group = Bai2Group.NONE;
    private @Nullable Bai2Account account;
    private @Nullable Bai2Account ended;
    private final Sums ofGroup = new Sums();
    private final Sums ofFile = new Sums();
    private boolean inGroup;
    private long accounts;
    private boolean fileEnded;
    private boolean any;
    private boolean done;

    /** What a trailer is compared with. */
    private static final class Sums {
        private BigDecimal total = BigDecimal.ZERO;
        private long parts;
        private long records;

        void clear() {
            total = BigDecimal.ZERO;
            parts = 0;
            records = 0;
        }

        void add(BigDecimal part) {
            total = total.add(part);
            parts++;
        }
    }

    Bai2Reader(Bai2Records records) {
        this.records = records;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (found.isEmpty() && !done) {
            Bai2Record record = records.next();
            if (record == null) {
                end();
            } else {
                read(record);
            }
        }
        any |= !found.isEmpty();
        return found.poll();
    }

    private void end() throws BrokenFileException {
        done = true;
        if (!fileEnded) {
            throw new BrokenFileException(Fault.MALFORMED, "the file is cut: it has no trailer (99)", records.place());
        }
        if (!any) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no account");
        }
    }

    private void read(Bai2Record record) throws BrokenFileException {
        ofFile.records += record.physical;
        ofGroup.records += record.physical;
        Bai2Account open = account;
        if (open != null) {
            open.count(record);
        }
        switch (record.code) {
            case "01" -> beginFile(record);
            case "02" -> beginGroup(record);
            case "03" -> beginAccount(record);
            case "16" -> detail(record);
            case "49" -> endAccount(record);
            case "98" -> endGroup(record);
            case "99" -> endFile(record);
            default -> unknown(record);
        }
    }

    private void unknown(Bai2Record record) {
        String reason = record.code.equals("88")
                ? "a continuation (88) of nothing"
                : "a record of no known code: it is passed over";
        found.add(new Refusal(record.line, null, reason, record.code + " " + String.join(" ", record.rest())));
    }

    /** A file may follow another one. */
    private void beginFile(Bai2Record header) {
        flush();
        fileEnded = false;
        ofFile.clear();
        ofFile.records = header.physical;
    }

    private void beginGroup(Bai2Record header) {
        closeGroup();
        group = Bai2Group.of(header);
        inGroup = true;
        ofGroup.clear();
        ofGroup.records = header.physical;
    }

    private void beginAccount(Bai2Record header) {
        closeAccount(null);
        flush();
        Bai2Account begun = new Bai2Account(group, header, ++accounts);
        begun.count(header);
        account = begun;
    }

    private void detail(Bai2Record detail) throws BrokenFileException {
        Bai2Account open = account;
        found.add(
                open == null
                        ? new Refusal(detail.line, null, "a detail (16) that is of no account", detail.look())
                        : details.read(detail, open));
    }

    private void endAccount(Bai2Record trailer) {
        if (account == null) {
            found.add(new Refusal(trailer.line, null, "an account trailer (49) without an account", null));
        }
        closeAccount(trailer);
    }

    private void closeAccount(@Nullable Bai2Record trailer) {
        Bai2Account open = account;
        if (open != null) {
            ofGroup.add(open.end(trailer));
            account = null;
            flush();
            ended = open;
        }
    }

    private void endGroup(Bai2Record trailer) {
        closeAccount(null);
        BigDecimal total = compare("the group", "accounts", trailer, ofGroup);
        ofFile.add(total);
        ofGroup.clear();
        inGroup = false;
    }

    private void closeGroup() {
        closeAccount(null);
        if (inGroup) {
            note(Kind.GAP, "the group has no trailer (98)");
            ofFile.add(ofGroup.total);
            inGroup = false;
        }
    }

    private void endFile(Bai2Record trailer) {
        closeGroup();
        compare("the file", "groups", trailer, ofFile);
        flush();
        fileEnded = true;
    }

    /** Compares a trailer's total, parts and records; the total by which the next level is to be reckoned. */
    private BigDecimal compare(String what, String parts, Bai2Record trailer, Sums sums) {
        Long total = Bai2Record.minor(trailer.take());
        Long count = Bai2Record.minor(trailer.take());
        Long physical = Bai2Record.minor(trailer.take());
        Bai2Account last = ended;
        if (last != null && total != null) {
            last.tally.expectTotal("a control total of " + what, BigDecimal.valueOf(total), sums.total);
        }
        if (last != null && count != null) {
            last.tally.expectCount(parts + " of " + what, count, sums.parts);
        }
        if (last != null && physical != null) {
            last.tally.expectCount("records of " + what, physical, sums.records);
        }
        return total == null ? sums.total : BigDecimal.valueOf(total);
    }

    private void note(Kind kind, String detail) {
        if (ended != null) {
            ended.tally.find(kind, detail);
        }
    }

    /** Hands out the statement that was held back. What is taken back or a test is none. */
    private void flush() {
        Bai2Account complete = ended;
        ended = null;
        if (complete != null && complete.group.whyNot() == null) {
            found.add(complete.statement());
        }
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
