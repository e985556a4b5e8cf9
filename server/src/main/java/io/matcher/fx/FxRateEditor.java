package io.matcher.fx;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes rates in. There is one for each pair, direction and day: what is said again changes nothing, and what is said otherwise replaces
 * what was said before, which is kept as history.
 */
@Component
class FxRateEditor {

    private final Transactions transactions;
    private final FxRateStore rates;
    private final Settings settings;
    private final Audit audit;

    FxRateEditor(Transactions transactions, FxRateStore rates, Settings settings, Audit audit) {
        this.transactions = transactions;
        this.rates = rates;
        this.settings = settings;
        this.audit = audit;
    }

    Outcome<PutFxRatesResponse> put(Caller caller, List<PutFxRatesRequest.Rate> sent) {
        Set<String> extra = Set.copyOf(settings.list(caller.tenant(), "currencies.extra"));
        return RateCheck.check(sent, extra).map(given -> transactions.in(caller.tenant(), () -> write(caller, given)));
    }

    private PutFxRatesResponse write(Caller caller, List<GivenRate> given) {
        rates.lock(caller.tenant());
        List<FxRate> written = rates.write(caller, given);
        if (!written.isEmpty()) {
            audit.recordAll(
                    caller.tenant(),
                    written.stream().map(rate -> entry(caller, rate)).toList());
        }
        int created =
                Math.toIntExact(written.stream().filter(FxRateEditor::isNew).count());
        return new PutFxRatesResponse(created, written.size() - created, given.size() - written.size());
    }

    private static Audit.Entry entry(Caller caller, FxRate rate) {
        return new Audit.Entry(
                caller,
                "fx_rate",
                rate.id(),
                isNew(rate) ? "CREATE" : "UPDATE",
                Map.of(
                        "from", rate.from(),
                        "to", rate.to(),
                        "date", rate.date().toString(),
                        "rate", rate.rate().stripTrailingZeros().toPlainString(),
                        "version", rate.version()));
    }

    private static boolean isNew(FxRate rate) {
        return rate.version() == 1;
    }
}
