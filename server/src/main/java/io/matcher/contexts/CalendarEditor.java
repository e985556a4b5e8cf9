package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes and deletes calendars. */
@Component
class CalendarEditor {

    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final CalendarStore calendars;
    private final Audit audit;

    CalendarEditor(Transactions transactions, CalendarStore calendars, Audit audit) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.audit = audit;
    }

    /** Makes a calendar, or makes it other than it was; runs that counted by it keep what they counted by. */
    Outcome<Calendar> put(Caller caller, String name, PutCalendarRequest request) {
        TenantId tenant = caller.tenant();
        return CalendarCheck.check(name, request)
                .then(given -> transactions.in(tenant, () -> room(tenant, given).then(free -> calendars
                        .write(caller, free)
                        .map(written ->
                                Outcome.done(recorded(caller, written, written.version() == 1 ? "CREATE" : "UPDATE")))
                        .orElseGet(() -> find(tenant, name)))));
    }

    private Outcome<GivenCalendar> room(TenantId tenant, GivenCalendar given) {
        return calendars.count(tenant) < MOST
                        || calendars.find(tenant, given.name()).isPresent()
                ? Outcome.done(given)
                : Outcome.refused(ErrorCode.CONFLICT, "A tenant has at most " + MOST + " calendars");
    }

    Outcome<Calendar> find(TenantId tenant, String name) {
        return calendars.find(tenant, name).map(Outcome::done).orElseGet(CalendarEditor::none);
    }

    /** Deletes a calendar that no context names. */
    Outcome<Boolean> delete(Caller caller, String name) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> calendars
                .lock(tenant, name)
                .map(calendar -> calendars.isInUse(tenant, name)
                        ? Outcome.<Boolean>refused(ErrorCode.CONFLICT, "A context names the calendar")
                        : Outcome.done(deleted(caller, calendar)))
                .orElseGet(CalendarEditor::none));
    }

    private boolean deleted(Caller caller, Calendar calendar) {
        calendars.delete(caller.tenant(), calendar.name());
        recorded(caller, calendar, "DELETE");
        return true;
    }

    private static <T> Outcome<T> none() {
        return Outcome.refused(ErrorCode.NOT_FOUND, "There is no such calendar");
    }

    private Calendar recorded(Caller caller, Calendar calendar, String action) {
        audit.record(
                caller,
                "calendar",
                auditId(calendar.name()),
                action,
                Map.of(
                        "name", calendar.name(),
                        "version", calendar.version(),
                        "zone", calendar.zone().getId(),
                        "weekend", calendar.weekend(),
                        "holidays", calendar.holidays().size()));
        return calendar;
    }

    /** Calendars go by their names; the audit knows entities by ids, so that each name has one. */
    private static UUID auditId(String name) {
        return UUID.nameUUIDFromBytes(("calendar:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
