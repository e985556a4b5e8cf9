package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryIds;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.FixedLineReader;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding.Kind;
import io.matcher.formats.StatementTally;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads titles from lines of 400 characters: one file, one statement. */
final class Cnab400Reader extends FixedLineReader {
    private static final int FIRST_RECORD = 395;

    /** Lines that say more about the title before: messages, shares, Pix codes, other parties. */
    private static final Set<Character> ADDITIONS = Set.of('2', '3', '4', '5', '6', '8');

    private final EntryIds ids = new EntryIds();
    private final StatementTally tally = new StatementTally();
    private @Nullable TitleLine titles;
    private @Nullable String account;
    private @Nullable LocalDate made;
    private char detailType = '1';
    private boolean ended;
    private boolean numbered = true;
    private long records;

    Cnab400Reader(ByteSource source, FormatOptions options) throws IOException {
        super(source, options, Cnab400Format.WIDTH);
    }

    @Override
    protected void take(FixedLine line) throws FixedFieldException, IOException {
        records++;
        TitleLine reading = titles;
        if (reading == null) {
            begin(line);
        } else if (ended) {
            throw new FixedFieldException(
                    "record_type", "the line comes after the end of the file (record 9)", line.text(1, 9));
        } else if (line.at(1) == detailType) {
            checkOrder(line);
            hand(reading.read(line));
        } else if (line.at(1) == '9') {
            checkOrder(line);
            ended = true;
        } else if (!ADDITIONS.contains(line.at(1))) {
            throw new FixedFieldException("record_type", "the file has no such record", line.text(1, 1));
        }
    }

    private void begin(FixedLine line) throws BrokenFileException {
        if (line.text(1, 9).equals(Cnab400Format.ORDER)) {
            throw broken(Fault.UNSUPPORTED, "the file is an order to the bank (REMESSA) and not the bank's answer");
        }
        if (!line.text(1, 2).equals("02")) {
            throw broken(Fault.MALFORMED, "the file does not begin with its header (02RETORNO)");
        }
        String bank = CnabAccount.plain(line.text(77, 79));
        account = accountOf(bank, line);
        made = line.day(Order.DDMMYY, 95).day();
        detailType = bank.equals(TitleLine.BANCO_DO_BRASIL) ? '7' : '1';
        titles = new TitleLine(bank, account, made, tally, ids);
    }

    private static @Nullable String accountOf(String bank, FixedLine header) {
        if (header.isNone(27, 46)) {
            return bank.isEmpty() ? null : bank;
        }
        return switch (bank) {
            case TitleLine.ITAU ->
                bank + "/" + number(header, 27, 30) + "/"
                        + CnabAccount.withDigit(number(header, 33, 37), header.text(38, 38));
            case TitleLine.BANCO_DO_BRASIL ->
                bank + "/"
                        + CnabAccount.withDigit(number(header, 27, 30), header.text(31, 31)) + "/"
                        + CnabAccount.withDigit(CnabAccount.plain(header.bare(32, 39)), header.text(40, 40));
            default -> bank + "/" + CnabAccount.plain(header.bare(27, 46));
        };
    }

    private static String number(FixedLine header, int from, int to) {
        return CnabAccount.plain(header.text(from, to));
    }

    /** Each record bears its number. Some banks leave it out, and then its order can not be checked. */
    private void checkOrder(FixedLine line) {
        try {
            long stated = line.count("record number", FIRST_RECORD, Cnab400Format.WIDTH);
            if (numbered && stated > 0 && stated != records) {
                tally.find(
                        Kind.GAP, "line " + line.number() + " is record " + stated + " where " + records + " is due");
                numbered = false;
            }
        } catch (FixedFieldException unreadable) {
            tally.find(Kind.GAP, "line " + line.number() + ": " + unreadable.getMessage());
        }
    }

    @Override
    protected void finish() throws BrokenFileException {
        if (!ended) {
            throw broken(Fault.MALFORMED, "the file is cut: it has no end (record 9)");
        }
        hand(new Statement(
                records,
                Statement.Kind.NOTIFICATION,
                account,
                null,
                null,
                1,
                true,
                null,
                made,
                Batch.BRL,
                null,
                null,
                null,
                tally.entries(),
                tally.credits(),
                tally.debits(),
                List.copyOf(tally.findings())));
    }
}
