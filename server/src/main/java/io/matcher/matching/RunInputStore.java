package io.matcher.matching;

import io.matcher.engine.BusinessCalendar;
import io.matcher.engine.Side;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of what runs decided from. */
@Component
class RunInputStore {

    static final String RULED_OUT = "RULED_OUT";
    static final String FX_RATES = "FX_RATES";
    static final String CALENDAR = "CALENDAR";

    private final JdbcClient jdbc;

    RunInputStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MatchRun run, RunInput input) {
        for (Side side : Side.values()) {
            RowIds ids = input.ids(side);
            keep(
                    run,
                    side.name(),
                    ids.size(),
                    CandidateList.LOT,
                    from -> CandidateList.pack(
                            ids, row -> input.amount(side, row), from, Math.min(from + CandidateList.LOT, ids.size())));
        }
        RowPairs rejected = input.rejected();
        keep(
                run,
                RULED_OUT,
                rejected.size(),
                CandidateList.LOT,
                from -> CandidateList.pack(rejected, from, Math.min(from + CandidateList.LOT, rejected.size())));
        RateList rates = new RateList(input.rates());
        keep(
                run,
                FX_RATES,
                rates.size(),
                RateList.LOT,
                from -> rates.pack(from, Math.min(from + RateList.LOT, rates.size())));
        BusinessCalendar days = input.options().calendar();
        keep(run, CALENDAR, days.equals(BusinessCalendar.weekdays()) ? 0 : 1, 1, from -> DayList.pack(days));
    }

    private void keep(MatchRun run, String part, int size, int step, IntFunction<byte[]> lot) {
        for (int from = 0; from < size; from += step) {
            jdbc.sql("insert into match_run_inputs (run_id, tenant_id, part, seq, data) values (?, ?, ?, ?, ?)")
                    .params(run.id(), run.tenant().value(), part, from / step, lot.apply(from))
                    .update();
        }
    }

    /** Hands over the lots of a part, packed, one after the other. */
    void lots(TenantId tenant, UUID runId, String part, Consumer<byte[]> each) {
        int seq = 0;
        byte[] lot = lot(tenant, runId, part, seq);
        while (lot.length > 0) {
            each.accept(lot);
            lot = lot(tenant, runId, part, ++seq);
        }
    }

    /** The only lot of a part, packed; nothing where there is none. */
    byte[] only(TenantId tenant, UUID runId, String part) {
        return lot(tenant, runId, part, 0);
    }

    private byte[] lot(TenantId tenant, UUID runId, String part, int seq) {
        return jdbc.sql("select data from match_run_inputs where tenant_id = ? and run_id = ? and part = ? and seq = ?")
                .params(tenant.value(), runId, part, seq)
                .query((row, n) -> row.getBytes("data"))
                .optional()
                .orElseGet(() -> new byte[0]);
    }
}
