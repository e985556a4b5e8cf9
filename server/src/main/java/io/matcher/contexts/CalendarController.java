package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendars over HTTP. */
@RestController
@Tag(name = "Configuration Calendars")
class CalendarController {

    private static final String LIST = "calendars";

    private final Transactions transactions;
    private final CalendarStore calendars;
    private final CalendarEditor editor;
    private final Cursors cursors;

    CalendarController(Transactions transactions, CalendarStore calendars, CalendarEditor editor, Cursors cursors) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.editor = editor;
        this.cursors = cursors;
    }

    @GetMapping("/v1/calendars")
    ListCalendarsResponse listCalendars(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = cursors.strict(caller, LIST, limit, cursor);
        List<Calendar> rows = transactions.in(caller.tenant(), () -> calendars.page(caller.tenant(), page));
        return ListCalendarsResponse.of(cursors.page(caller, LIST, page, rows, calendar -> List.of(calendar.name())));
    }

    @GetMapping("/v1/calendars/{name}")
    CalendarResponse getCalendar(Caller caller, @PathVariable String name) {
        return transactions
                .in(caller.tenant(), () -> editor.find(caller.tenant(), name))
                .map(CalendarResponse::of)
                .orThrow();
    }

    @PutMapping("/v1/calendars/{name}")
    CalendarResponse putCalendar(
            Caller caller, @PathVariable String name, @Valid @RequestBody PutCalendarRequest request) {
        return CalendarResponse.of(editor.put(caller, name, request).orThrow());
    }

    @DeleteMapping("/v1/calendars/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteCalendar(Caller caller, @PathVariable String name) {
        editor.delete(caller, name).orThrow();
    }
}
