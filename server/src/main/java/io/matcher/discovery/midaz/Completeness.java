package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Compares what a ledger says it has of a day with what is here: the proof that nothing was missed. */
@Component
class Completeness {

    /**
     * A ledger on a day.
     *
     * @param inLedger approved transactions that Midaz counts, created on the day in UTC
     * @param here how many of them the mirror has
     * @param refused transactions of the ledger, of whatever day, that could not be taken
     */
    record Counted(LedgerRef ledger, long inLedger, long here, long refused) {

        /** What happened within the last second of a day is here, and not in Midaz's count. */
        boolean complete() {
            return here >= inLedger;
        }
    }

    /**
     * What came of counting.
     *
     * @param code {@code ok}, or a stable word for why Midaz could not be asked
     */
    record Report(String code, List<Counted> ledgers) {

        boolean complete() {
            return code.equals(OK) && ledgers.stream().allMatch(Counted::complete);
        }
    }

    private static final String OK = "ok";

    private final MidazPlans plans;
    private final MidazCalls calls;
    private final MidazStore store;
    private final Transactions transactions;

    Completeness(MidazPlans plans, MidazCalls calls, MidazStore store, Transactions transactions) {
        this.plans = plans;
        this.calls = calls;
        this.store = store;
        this.transactions = transactions;
    }

    /** Counts each ledger that sources ask for; an outage is "no", never an exception. No transaction is open during a call. */
    Report of(Connection connection, LocalDate day) {
        try {
            return new Report(OK, counted(connection, day));
        } catch (VendorException trouble) {
            return new Report(trouble.code(), List.of());
        }
    }

    private List<Counted> counted(Connection connection, LocalDate day) throws VendorException {
        MidazPlan plan = plans.of(connection);
        List<Counted> counted = new ArrayList<>();
        for (MidazPlan.Wanted wanted : plan.ledgers().values()) {
            LedgerRef ledger = wanted.ledger();
            long inLedger = count(connection, plan, ledger, day);
            counted.add(transactions.in(
                    connection.tenant(),
                    () -> new Counted(
                            ledger,
                            inLedger,
                            store.approvedOn(connection.tenant(), connection.id(), ledger, day),
                            store.refused(connection.tenant(), connection.id(), ledger))));
        }
        return counted;
    }

    private long count(Connection connection, MidazPlan plan, LedgerRef ledger, LocalDate day) throws VendorException {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("status", "APPROVED");
        query.put("start_date", day + "T00:00:00Z");
        query.put("end_date", day + "T23:59:59Z");
        OutboundResponse response =
                calls.count(connection, plan.connection(), ledger.path() + "/transactions/metrics/count", query);
        if (response.status() != 204) {
            MidazErrors.throwUnlessOk(response);
        }
        return response.header("X-Total-Count")
                .filter(count -> count.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(() ->
                        new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3)));
    }
}
