package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.engine.Groups;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchResult;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tries one rule over what is open in a context, and changes nothing. */
@Component
class Simulation {

    private final Transactions transactions;
    private final Contexts contexts;
    private final RunSizes sizes;
    private final RunMemory memory;
    private final RunReader reader;
    private final OpenItems openItems;
    private final TriedRules tried;
    private final Clock clock;

    Simulation(
            Transactions transactions,
            Contexts contexts,
            RunSizes sizes,
            RunMemory memory,
            RunReader reader,
            OpenItems openItems,
            TriedRules tried,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sizes = sizes;
        this.memory = memory;
        this.reader = reader;
        this.openItems = openItems;
        this.tried = tried;
        this.clock = clock;
    }

    /** The rule to try, and what it takes. */
    private record Trial(MatchRule rule, RunSizes.Size size) {}

    Outcome<SimulateMatchRuleResponse> simulate(Caller caller, SimulateMatchRuleRequest request) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> contexts.context(tenant, request.contextId())
                        .then(context -> tried.rule(tenant, request.contextId(), request.ruleId(), request.rule()))
                        .then(rule -> sizes.fitting(tenant, request.contextId(), List.of(rule))
                                .map(size -> new Trial(rule, size))))
                .then(trial -> simulate(tenant, request, trial));
    }

    private Outcome<SimulateMatchRuleResponse> simulate(
            TenantId tenant, SimulateMatchRuleRequest request, Trial trial) {
        try (RunMemory.Loan loan = memory.borrow(trial.size().bytes()).orElse(null)) {
            if (loan == null) {
                return Outcome.refused(ErrorCode.UNAVAILABLE, "Other runs hold the memory that this takes; try again");
            }
            RunInput input = reader.read(tenant, request.contextId(), List.of(trial.rule()), new RunProgress(clock));
            MatchResult result = input.match();
            List<Integer> chosen = sample(input.left(), result.groups(), request.sample());
            return Outcome.done(new SimulateMatchRuleResponse(
                    result.groups().size(),
                    trial.rule().type(),
                    request.ruleId(),
                    transactions.in(tenant, () -> shown(tenant, input, result.groups(), chosen)),
                    result.groups().size() > chosen.size(),
                    result.statistics().unmatchedLeft(),
                    result.statistics().unmatchedRight()));
        }
    }

    /** The first groups by date and external id, whatever the order in which rows were read. */
    private static List<Integer> sample(Ledger left, Groups groups, int most) {
        Comparator<Integer> order = Comparator.<Integer>comparingInt(group -> left.bookingDay(groups.left(group)))
                .thenComparing(group -> left.externalId(groups.left(group)));
        PriorityQueue<Integer> first = new PriorityQueue<>(order.reversed());
        for (int group = 0; group < groups.size(); group++) {
            first.add(group);
            if (first.size() > most) {
                first.poll();
            }
        }
        return first.stream().sorted(order).toList();
    }

    private List<SimulateMatchRuleResponse.SimulatedMatch> shown(
            TenantId tenant, RunInput input, Groups groups, List<Integer> chosen) {
        List<UUID> ids = chosen.stream()
                .flatMap(group -> Stream.of(
                        input.leftIds().id(groups.left(group)), input.rightIds().id(groups.right(group))))
                .toList();
        Map<UUID, TransactionView> views = openItems.byId(tenant, ids);
        List<SimulateMatchRuleResponse.SimulatedMatch> shown = new ArrayList<>();
        for (int group : chosen) {
            TransactionView left = views.get(input.leftIds().id(groups.left(group)));
            TransactionView right = views.get(input.rightIds().id(groups.right(group)));
            if (left != null && right != null) {
                shown.add(new SimulateMatchRuleResponse.SimulatedMatch(
                        ComparedTransaction.of(left),
                        ComparedTransaction.of(right),
                        groups.score(group),
                        groups.isAmbiguous(group),
                        Why.of(groups.explanation(group)),
                        Candidates.amountDelta(left.amount(), right.amount()),
                        Candidates.dateDelta(left, right)));
            }
        }
        return shown;
    }
}
