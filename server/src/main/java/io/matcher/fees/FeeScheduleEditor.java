package io.matcher.fees;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes fee schedules. */
@Component
class FeeScheduleEditor {

    private static final String EXTRA_CURRENCIES = "currencies.extra";

    private final Transactions transactions;
    private final FeeScheduleStore schedules;
    private final FeeRuleStore rules;
    private final FeeVarianceStore variances;
    private final Settings settings;
    private final Audit audit;

    FeeScheduleEditor(
            Transactions transactions,
            FeeScheduleStore schedules,
            FeeRuleStore rules,
            FeeVarianceStore variances,
            Settings settings,
            Audit audit) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.rules = rules;
        this.variances = variances;
        this.settings = settings;
        this.audit = audit;
    }

    Outcome<StoredSchedule> create(Caller caller, CreateFeeScheduleRequest request) {
        TenantId tenant = caller.tenant();
        return ScheduleCheck.check(request, settings.list(tenant, EXTRA_CURRENCIES))
                .then(schedule -> transactions.in(tenant, () -> unlessTaken(() -> schedules.insert(tenant, schedule))
                        .map(made -> recorded(caller, made, "CREATE"))));
    }

    Outcome<StoredSchedule> update(Caller caller, UUID id, UpdateFeeScheduleRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> locked(tenant, id)
                .then(present -> ScheduleCheck.changed(present.schedule(), request))
                .then(next -> unlessTaken(() -> schedules.update(tenant, next)))
                .map(made -> recorded(caller, made, "UPDATE")));
    }

    /** Deletes a schedule that no rule names and no variance was found by. */
    Outcome<Boolean> delete(Caller caller, UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> locked(tenant, id)
                .then(present -> unused(tenant, present))
                .map(unused -> {
                    schedules.delete(tenant, id);
                    recorded(caller, unused, "DELETE");
                    return true;
                }));
    }

    Outcome<StoredSchedule> find(TenantId tenant, UUID id) {
        return schedules.find(tenant, id).map(Outcome::done).orElseGet(FeeScheduleEditor::none);
    }

    private Outcome<StoredSchedule> locked(TenantId tenant, UUID id) {
        return schedules.lock(tenant, id).map(Outcome::done).orElseGet(FeeScheduleEditor::none);
    }

    private static Outcome<StoredSchedule> none() {
        return Outcome.refused(ErrorCode.FEE_SCHEDULE_NOT_FOUND, "There is no such fee schedule");
    }

    private Outcome<StoredSchedule> unused(TenantId tenant, StoredSchedule stored) {
        UUID id = stored.schedule().id();
        if (rules.existWith(tenant, id)) {
            return Outcome.refused(ErrorCode.FEE_SCHEDULE_IN_USE, "Fee rules name the fee schedule");
        }
        return variances.existBy(tenant, id)
                ? Outcome.refused(
                        ErrorCode.FEE_SCHEDULE_IN_USE,
                        "Fee variances were found by the fee schedule, which is kept with them")
                : Outcome.done(stored);
    }

    private static Outcome<StoredSchedule> unlessTaken(Supplier<StoredSchedule> write) {
        try {
            return Outcome.done(write.get());
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(ErrorCode.DUPLICATE_NAME, "Another fee schedule has that name");
        }
    }

    private StoredSchedule recorded(Caller caller, StoredSchedule stored, String action) {
        FeeSchedule schedule = stored.schedule();
        audit.record(
                caller,
                "fee_schedule",
                schedule.id(),
                action,
                Map.of(
                        "currency", schedule.currency(),
                        "application_order", schedule.order(),
                        "rounding_scale", schedule.roundingScale(),
                        "rounding_mode", schedule.rounding(),
                        "items", schedule.items().size()));
        return stored;
    }
}
