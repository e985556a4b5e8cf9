package io.matcher.matching;

import io.matcher.engine.Groups;
import io.matcher.engine.MatchResult;
import io.matcher.engine.Side;
import io.matcher.ingestion.TransactionStatus;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says of one transaction why it is matched, or what keeps it from what lies nearest. */
@Component
class TransactionExplainer {

    private final Transactions transactions;
    private final Candidates candidates;
    private final GroupStore groups;
    private final GroupViews views;
    private final RejectionStore rejections;
    private final RunOptions options;
    private final JsonMapper json;

    TransactionExplainer(
            Transactions transactions,
            Candidates candidates,
            GroupStore groups,
            GroupViews views,
            RejectionStore rejections,
            RunOptions options,
            JsonMapper json) {
        this.transactions = transactions;
        this.candidates = candidates;
        this.groups = groups;
        this.views = views;
        this.rejections = rejections;
        this.options = options;
        this.json = json;
    }

    Outcome<TransactionExplanationResponse> explain(Caller caller, UUID contextId, UUID transactionId) {
        TenantId tenant = caller.tenant();
        return transactions.inSnapshot(
                tenant,
                () -> candidates.around(tenant, contextId, transactionId).map(around -> explained(tenant, around)));
    }

    private TransactionExplanationResponse explained(TenantId tenant, Candidates.Neighbourhood around) {
        TransactionView view = around.of();
        List<MatchGroup> holding = groups.liveGroupsOf(tenant, List.of(view.id())).stream()
                .flatMap(id -> groups.find(tenant, id).stream())
                .toList();
        boolean open = view.status() == TransactionStatus.UNMATCHED && !view.pending();
        Looked looked = open ? look(tenant, around) : new Looked(null, null);
        return new TransactionExplanationResponse(
                view.id(),
                view.contextId(),
                view.status(),
                !view.pending(),
                views.of(tenant, holding),
                looked.wouldMatch(),
                looked.whyNot());
    }

    private record Looked(
            TransactionExplanationResponse.@Nullable WouldMatch wouldMatch, Explaining.@Nullable WhyNot whyNot) {}

    private Looked look(TenantId tenant, Candidates.Neighbourhood around) {
        Side side = around.isLeft() ? Side.LEFT : Side.RIGHT;
        RunInput input = input(tenant, around);
        MatchResult result = input.match();
        Groups found = result.groups();
        int group = found.groupOf(side, 0);
        if (group < 0) {
            return new Looked(null, Explaining.whyNot(input, result, side, 0));
        }
        Side other = side.other();
        return new Looked(
                new TransactionExplanationResponse.WouldMatch(
                        Arrays.stream(found.rows(group, other))
                                .mapToObj(row -> input.ids(other).id(row))
                                .toList(),
                        input.rules().get(found.rule(group)).id(),
                        found.score(group),
                        found.status(group).name(),
                        found.isAmbiguous(group)),
                null);
    }

    private RunInput input(TenantId tenant, Candidates.Neighbourhood around) {
        List<io.matcher.engine.MatchRule> engineRules = EngineRules.of(around.rules());
        Rejections rejected = rejections.of(tenant, around.of().contextId());
        LedgerIntake left = new LedgerIntake(engineRules, Side.LEFT, around.plan(), rejected, json);
        LedgerIntake right = new LedgerIntake(engineRules, Side.RIGHT, around.plan(), rejected, json);
        (around.isLeft() ? left : right).add(around.of());
        LedgerIntake opposite = around.isLeft() ? right : left;
        around.near().forEach(opposite::add);
        return RunInput.of(
                        around.rules(),
                        engineRules,
                        options.of(around.context(), tenant).withCalendar(around.days()),
                        left,
                        right,
                        rejected,
                        new Scope(true))
                .withRates(around.rates());
    }
}
