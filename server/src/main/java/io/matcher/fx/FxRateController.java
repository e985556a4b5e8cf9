package io.matcher.fx;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rates over HTTP. */
@RestController
@Tag(name = "Configuration FX Rates")
class FxRateController {

    private final Transactions transactions;
    private final FxRateStore rates;
    private final FxRateEditor editor;
    private final Cursors cursors;

    FxRateController(Transactions transactions, FxRateStore rates, FxRateEditor editor, Cursors cursors) {
        this.transactions = transactions;
        this.rates = rates;
        this.editor = editor;
        this.cursors = cursors;
    }

    @PutMapping("/v1/fx-rates")
    PutFxRatesResponse putFxRates(Caller caller, @Valid @RequestBody PutFxRatesRequest request) {
        return editor.put(caller, request.rates()).orThrow();
    }

    @GetMapping("/v1/fx-rates")
    ListFxRatesResponse listFxRates(
            Caller caller,
            @RequestParam(required = false) @Schema(example = "USD") @Nullable String from,
            @RequestParam(required = false) @Schema(example = "BRL") @Nullable String to,
            @RequestParam(required = false) @Schema(format = "date") @Nullable String dateFrom,
            @RequestParam(required = false) @Schema(format = "date") @Nullable String dateTo,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RateFilter filter = RateFilter.of(from, to, dateFrom, dateTo);
        String list = "fx-rates|" + filter;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        List<FxRate> rows = transactions.in(caller.tenant(), () -> rates.page(caller.tenant(), filter, page));
        return ListFxRatesResponse.of(cursors.page(caller, list, page, rows, FxRateStore::position));
    }
}
