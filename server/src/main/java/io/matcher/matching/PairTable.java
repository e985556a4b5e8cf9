package io.matcher.matching;

import io.matcher.engine.Groups;
import io.matcher.engine.Side;
import io.matcher.platform.database.CopyWriter;
import io.matcher.platform.database.Ids;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the groups of a run to a staging table, one row for a group with the first transaction of either side. Nearly all groups have
 * no more; the others go on in an {@link ItemTable}.
 */
final class PairTable {

    static final String DEFINITION = """
            group_id uuid not null, rule_id uuid not null, status text not null, confidence smallint not null, ambiguous boolean not null,
            difference numeric(21, 8), difference_type text, alternatives text, certificate text,
            l_id uuid not null, l_version int not null, l_amount numeric(20, 8) not null, l_part numeric(20, 8), l_currency text not null,
            r_id uuid not null, r_version int not null, r_amount numeric(20, 8) not null, r_part numeric(20, 8), r_currency text not null""";

    static final List<String> COLUMNS = List.of(
            "group_id",
            "rule_id",
            "status",
            "confidence",
            "ambiguous",
            "difference",
            "difference_type",
            "alternatives",
            "certificate",
            "l_id",
            "l_version",
            "l_amount",
            "l_part",
            "l_currency",
            "r_id",
            "r_version",
            "r_amount",
            "r_part",
            "r_currency");

    private final RunInput input;
    private final Verdicts verdicts;
    private final UUID[] ruleIds;
    private final ItemTable more;
    private final FeeFindings fees;
    private final RunProgress progress;
    private final JsonMapper json;

    PairTable(
            RunInput input,
            Verdicts verdicts,
            ItemTable more,
            FeeFindings fees,
            RunProgress progress,
            JsonMapper json) {
        this.more = more;
        this.fees = fees;
        this.progress = progress;
        this.input = input;
        this.verdicts = verdicts;
        this.ruleIds =
                input.rules().stream().map(io.matcher.contexts.MatchRule::id).toArray(UUID[]::new);
        this.json = json;
    }

    void write(CopyWriter writer) {
        for (int group = 0; group < verdicts.groups().size(); group++) {
            if (verdicts.isKept(group)) {
                UUID id = Ids.next();
                write(writer, group, id);
                more.note(group, id);
                fees.note(group, id);
                progress.row();
            }
        }
    }

    private void write(CopyWriter writer, int group, UUID id) {
        Groups groups = verdicts.groups();
        int left = groups.left(group);
        int right = groups.right(group);
        writer.row()
                .uuid(id)
                .uuid(ruleIds[groups.rule(group)])
                .text(verdicts.isConfirmed(group) ? "CONFIRMED" : "PROPOSED")
                .int2(groups.score(group))
                .bool(groups.isAmbiguous(group))
                .numeric(verdicts.difference(group))
                .text(verdicts.differenceType(group))
                .text(groups.isAmbiguous(group) ? Explaining.alternatives(input, groups, group, json) : null)
                .text(Explaining.certificate(input, groups, group, json))
                .uuid(input.leftIds().id(left))
                .int4(input.leftIds().version(left))
                .numeric(input.amount(Side.LEFT, left))
                .numeric(verdicts.part(group, Side.LEFT, 0, left))
                .text(input.left().currency(left))
                .uuid(input.rightIds().id(right))
                .int4(input.rightIds().version(right))
                .numeric(input.amount(Side.RIGHT, right))
                .numeric(verdicts.part(group, Side.RIGHT, 0, right))
                .text(input.right().currency(right));
    }
}
