package io.matcher.matching;

import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Side;
import io.matcher.ingestion.TransactionStatus;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Transactions that a person may put together: all open and of the context, of both sides as its type has them, in one currency, and
 * balanced together with the adjustments that wait for them.
 */
record ManualSelection(List<Chosen> transactions, List<Adjustment> adjustments) {

    ManualSelection {
        transactions = List.copyOf(transactions);
        adjustments = List.copyOf(adjustments);
    }

    /** A transaction with its side. */
    record Chosen(TransactionView view, Side side) {}

    static Outcome<ManualSelection> of(
            ReconciliationContext context, List<UUID> ids, Map<UUID, TransactionView> views, Map<UUID, Side> sides) {
        return distinct(ids)
                .then(all -> chosen(context.id(), ids, views, sides))
                .then(ManualSelection::open)
                .then(ManualSelection::inOneCurrency)
                .then(chosen -> ofBothSides(context.type(), chosen))
                .map(chosen -> new ManualSelection(chosen, List.of()));
    }

    private static Outcome<List<UUID>> distinct(List<UUID> ids) {
        Set<UUID> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                faults.add(fault(i, "is named before", ids.get(i)));
            }
        }
        return orFaults(ids, ErrorCode.INVALID_REQUEST, faults);
    }

    private static Outcome<List<Chosen>> chosen(
            UUID contextId, List<UUID> ids, Map<UUID, TransactionView> views, Map<UUID, Side> sides) {
        List<Chosen> chosen = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            TransactionView view = views.get(ids.get(i));
            Side side = view == null || !view.contextId().equals(contextId) ? null : sides.get(view.sourceId());
            if (view == null || side == null) {
                faults.add(fault(i, "is no transaction of the context", ids.get(i)));
            } else {
                chosen.add(new Chosen(view, side));
            }
        }
        return orFaults(chosen, ErrorCode.NOT_FOUND, faults);
    }

    private static Outcome<List<Chosen>> open(List<Chosen> chosen) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            TransactionView view = chosen.get(i).view();
            if (view.status() != TransactionStatus.UNMATCHED) {
                faults.add(fault(i, "is " + view.status() + ", not UNMATCHED", view.id()));
            } else if (view.pending()) {
                faults.add(fault(i, "is not posted yet", view.id()));
            }
        }
        return orFaults(chosen, ErrorCode.INVALID_TRANSACTION_STATE, faults);
    }

    private static Outcome<List<Chosen>> inOneCurrency(List<Chosen> chosen) {
        String currency = chosen.getFirst().view().currency();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (!chosen.get(i).view().currency().equals(currency)) {
                faults.add(fault(
                        i,
                        "is in " + chosen.get(i).view().currency() + ", the first in " + currency,
                        chosen.get(i).view().id()));
            }
        }
        return orFaults(chosen, ErrorCode.INVALID_REQUEST, faults);
    }

    private static Outcome<List<Chosen>> ofBothSides(String type, List<Chosen> chosen) {
        long left = chosen.stream().filter(each -> each.side() == Side.LEFT).count();
        long right = chosen.size() - left;
        if (left == 0 || right == 0) {
            String missing = left == 0 ? "LEFT" : "RIGHT";
            return refused(ErrorCode.SIDE_REQUIRED, "names no transaction of the side " + missing);
        }
        return switch (type) {
            case "1:1" ->
                left == 1 && right == 1
                        ? Outcome.done(chosen)
                        : refused(
                                ErrorCode.TOPOLOGY_ONE_TO_ONE,
                                "names " + left + " and " + right + "; a 1:1 context puts one and one together");
            case "1:N" ->
                left == 1 || right == 1
                        ? Outcome.done(chosen)
                        : refused(
                                ErrorCode.TOPOLOGY_ONE_TO_MANY,
                                "names " + left + " and " + right + "; a 1:N context puts one and several together");
            default -> Outcome.done(chosen);
        };
    }

    /** The same with the adjustments of its transactions, if they leave no difference. */
    Outcome<ManualSelection> balancedWith(List<Adjustment> waiting) {
        ManualSelection whole = new ManualSelection(transactions, waiting);
        BigDecimal difference = whole.sum(Side.LEFT).add(whole.adjusted()).subtract(whole.sum(Side.RIGHT));
        return difference.signum() == 0
                ? Outcome.done(whole)
                : refused(
                        ErrorCode.UNPROCESSABLE,
                        "differ by " + MatchItemResponse.decimal(difference) + " "
                                + transactions.getFirst().view().currency()
                                + "; record an adjustment of one of them first");
    }

    private BigDecimal sum(Side side) {
        return transactions.stream()
                .filter(each -> each.side() == side)
                .map(each -> each.view().openAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal adjusted() {
        return adjustments.stream().map(Adjustment::effect).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Map<UUID, Integer> versions() {
        return transactions.stream()
                .collect(Collectors.toMap(
                        each -> each.view().id(), each -> each.view().version()));
    }

    private static Fault fault(int index, String message, UUID id) {
        return new Fault("body.transactionIds[" + index + "]", message, id);
    }

    private static <T> Outcome<T> refused(ErrorCode code, String message) {
        return Outcome.refused(
                code,
                "The request is invalid: body.transactionIds " + message,
                Fault.at("body.transactionIds", message));
    }

    private static <T> Outcome<T> orFaults(T value, ErrorCode code, List<Fault> faults) {
        return faults.isEmpty()
                ? Outcome.done(value)
                : Outcome.refused(
                        code,
                        "The request is invalid: " + faults.getFirst().location() + " "
                                + faults.getFirst().message(),
                        faults.toArray(Fault[]::new));
    }
}
