package io.matcher.matching;

import io.matcher.engine.Side;
import io.matcher.platform.database.CopyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes to a staging table what groups hold beyond the first transaction of either side. */
final class ItemTable {

    static final String DEFINITION = """
            group_id uuid not null, status text not null, seq int not null, side text not null, id uuid not null, version int not null,
            amount numeric(20, 8) not null, part numeric(20, 8), currency text not null""";

    static final List<String> COLUMNS =
            List.of("group_id", "status", "seq", "side", "id", "version", "amount", "part", "currency");

    private static final int FIRST_SEQ = 2;

    private final RunInput input;
    private final Verdicts verdicts;
    private final List<Large> large = new ArrayList<>();

    /** A group with more than one transaction on a side. */
    private record Large(int group, UUID id) {}

    ItemTable(RunInput input, Verdicts verdicts) {
        this.input = input;
        this.verdicts = verdicts;
    }

    /** Told of every group that is written, with the id that it was given. */
    void note(int group, UUID id) {
        if (verdicts.groups().rows(group, Side.LEFT).length + verdicts.groups().rows(group, Side.RIGHT).length
                > FIRST_SEQ) {
            large.add(new Large(group, id));
        }
    }

    void write(CopyWriter writer) {
        large.forEach(one -> write(writer, one));
    }

    private void write(CopyWriter writer, Large one) {
        int seq = FIRST_SEQ;
        for (Side side : Side.values()) {
            int[] rows = verdicts.groups().rows(one.group(), side);
            for (int i = 1; i < rows.length; i++) {
                writer.row()
                        .uuid(one.id())
                        .text(verdicts.isConfirmed(one.group()) ? "CONFIRMED" : "PROPOSED")
                        .int4(seq++)
                        .text(side.name())
                        .uuid(input.ids(side).id(rows[i]))
                        .int4(input.ids(side).version(rows[i]))
                        .numeric(input.amount(side, rows[i]))
                        .numeric(verdicts.part(one.group(), side, i, rows[i]))
                        .text(input.ledger(side).currency(rows[i]));
            }
        }
    }
}
