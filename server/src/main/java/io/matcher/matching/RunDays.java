package io.matcher.matching;

import io.matcher.contexts.Calendar;
import io.matcher.contexts.Contexts;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.engine.BusinessCalendar;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The days that rules count: those of a context's calendar as it is, and those by which a run was done. */
@Component
class RunDays {

    private final Contexts contexts;
    private final RunInputStore inputs;

    RunDays(Contexts contexts, RunInputStore inputs) {
        this.contexts = contexts;
        this.inputs = inputs;
    }

    /** Monday to Friday where the context names no calendar. Called within a transaction of the tenant. */
    BusinessCalendar given(TenantId tenant, ReconciliationContext context) {
        return contexts.calendar(tenant, context).map(Calendar::days).orElseGet(BusinessCalendar::weekdays);
    }

    BusinessCalendar given(TenantId tenant, UUID contextId) {
        return given(tenant, contexts.context(tenant, contextId).orThrow());
    }

    /** The days that were kept with the run, whatever the calendar says now. */
    BusinessCalendar kept(TenantId tenant, UUID runId) {
        byte[] days = inputs.only(tenant, runId, RunInputStore.CALENDAR);
        return days.length == 0 ? BusinessCalendar.weekdays() : DayList.unpack(days);
    }
}
