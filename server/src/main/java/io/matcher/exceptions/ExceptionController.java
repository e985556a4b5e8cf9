package io.matcher.exceptions;

import io.matcher.exceptions.ExceptionListStore.Filter;
import io.matcher.exceptions.ExceptionListStore.Order;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exceptions over HTTP. */
@RestController
@Tag(name = "Exception")
class ExceptionController {

    private final Transactions transactions;
    private final ExceptionListStore exceptions;
    private final Cursors cursors;

    ExceptionController(Transactions transactions, ExceptionListStore exceptions, Cursors cursors) {
        this.transactions = transactions;
        this.exceptions = exceptions;
        this.cursors = cursors;
    }

    @GetMapping("/v1/exceptions")
    ListExceptionsResponse listExceptions(
            Caller caller,
            @RequestParam(required = false) @Schema(allowableValues = {"OPEN", "ASSIGNED", "RESOLVED"}) @Nullable
                    String status,
            @RequestParam(required = false) @Schema(allowableValues = {"LOW", "MEDIUM", "HIGH", "CRITICAL"}) @Nullable
                    String severity,
            @RequestParam(name = "assigned_to", required = false) @Nullable String assignedTo,
            @RequestParam(name = "external_system", required = false) @Nullable String externalSystem,
            @RequestParam(name = "date_from", required = false) @Nullable String dateFrom,
            @RequestParam(name = "date_to", required = false) @Nullable String dateTo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "sort_by", required = false)
                    @Schema(allowableValues = {"id", "created_at", "updated_at", "severity", "status"})
                    @Nullable
                    String sortBy,
            @RequestParam(name = "sort_order", required = false) @Schema(allowableValues = {"asc", "desc"}) @Nullable
                    String sortOrder) {
        Filter filter = new Filter(
                ExceptionQuery.status(status),
                ExceptionQuery.severity(severity),
                ExceptionQuery.text("assigned_to", assignedTo),
                ExceptionQuery.text("external_system", externalSystem),
                ExceptionQuery.instant("date_from", dateFrom),
                ExceptionQuery.instant("date_to", dateTo));
        Order order = ExceptionQuery.order(sortBy);
        boolean ascending = ExceptionQuery.ascending(sortOrder);
        String list = "exceptions|" + filter + "|" + order + "|" + ascending;
        PageRequest page = cursors.clamped(caller, list, limit, cursor);
        List<ExceptionListStore.Row> rows = transactions.in(
                caller.tenant(), () -> exceptions.page(caller.tenant(), filter, order, ascending, page));
        return ListExceptionsResponse.of(cursors.page(caller, list, page, rows, row -> row.position(order)));
    }

    @GetMapping("/v1/exceptions/{exceptionId}")
    ExceptionResponse getException(Caller caller, @PathVariable UUID exceptionId) {
        return transactions
                .in(caller.tenant(), () -> exceptions
                        .find(caller.tenant(), exceptionId)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(ErrorCode.EXCEPTION_NOT_FOUND, "There is no such exception")))
                .orThrow();
    }
}
